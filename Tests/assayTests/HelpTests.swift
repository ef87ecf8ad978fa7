import Formats
import Machine
import TestKit
import Testing

@testable import assay

struct HelpTests {
  /// How a call ended, and what it printed and complained.
  private func assay(_ words: String...) -> (code: ExitCode, out: String, err: String) {
    let paper = Paper()
    let code = Assay.run(words, on: paper.console)
    return (code, paper.out, paper.err)
  }

  @Test func `help of a detector is its keys, each with an example`() {
    #expect(
      assay("help", "mahalanobis").out == """
        detectors.mahalanobis
            The distance to the mean, by the spread of the rows.
            example: detectors: [mahalanobis]
            at-most: a whole number, at least 2
                How many training rows are learned from, for methods whose cost grows faster than the
                rows; drawn by chance, the same for all detectors with this limit. What chooses and
                measures stays.
                example: at-most: 10

        """)
    #expect(assay("help", "spec", "mahalanobis").out == assay("help", "mahalanobis").out)
  }

  @Test(arguments: [
    ("latency", "calls batch limit threads trials"),
    ("series", "steps noise memory rise seasons clean anomalies interval strength seed"),
    ("behavior", "users days clean-days habit-days each attacks strength seed"),
    ("validation", "choose calibrate"), ("halving", "keep rounds"),
    ("holdout", "test validation by at-most train-on"),
    ("folds", "count validation by at-most train-on"), ("limits", "time memory trials"),
    ("operation", "events per days missed false-alarm"), ("budget", "alerts per events"),
    ("knn", "neighbors summary metric power at-most"),
    (
      "isolation-forest",
      "trees sample depth replacement path-length yardstick features comparison choice at-most"
    ),
    ("label", "column array file intervals counting ids anomaly ordinary keep"),
    ("time", "column unit"),
  ])
  func `keys are told in the order in which they are read best`(topic: String, keys: String) {
    let told = assay("help", topic).out.split(separator: "\n")
      .dropFirst().prefix { $0.hasPrefix(" ") }
      .compactMap { $0.firstMatch(of: /^    ([a-z-]+):/).map { String($0.1) } }
      .filter { $0 != "example" }
    #expect(told.joined(separator: " ") == keys)
  }

  @Test func `names are shown as a list of names`() {
    #expect(
      assay("help", "data.names").out == """
        data.names: list of text
            The names of all columns, in the order of the file.
            example: data: [{ file: payments.csv, names: [amount, hour] }]

        """)
  }

  @Test func `a name that stands in several places has all of them told`() {
    let page = assay("help", "random").out
    #expect(
      page.split(separator: "\n").filter { !$0.hasPrefix(" ") } == [
        "detectors.random", "search.random",
      ])
  }

  @Test func `what is no topic is told, with what was perhaps meant`() {
    #expect(
      assay("help", "spec", "treshold").err
        == "assay: error: nothing is known of 'treshold'; did you mean 'thresholds'?; 'assay help' lists the "
        + "commands, 'assay help spec' the keys and names of a spec\n")
  }

  @Test func `a second topic is one word too many`() {
    for said in [assay("help", "lof", "nosuch"), assay("help", "spec", "lof", "nosuch")] {
      #expect(said.out.isEmpty)
      #expect(
        said.err == "assay: error: 'nosuch' is one word too many; usage: assay help lof\n")
    }
  }

  @Test func `a command of several has its own options, and those of its siblings are refused`() {
    #expect(
      assay("data", "describe", "x.csv", "--split", "holdout").err
        == "assay: error: 'assay data describe' has no option '--split', which is one of 'assay data audit'\n"
    )
    #expect(
      assay("runs", "remove", "x", "--keep", "1").err
        == "assay: error: 'assay runs remove' has no option '--keep', which is one of 'assay runs prune'\n"
    )
    #expect(
      assay("data", "lst").err
        == "assay: error: 'assay data' is one of list, describe, fetch, generate, convert, audit, not 'lst'; did "
        + "you mean 'list'?\n")
    #expect(
      assay("data").err
        == "assay: error: COMMAND is missing; usage: assay data list|describe|fetch|generate|convert|audit\n"
    )
  }

  @Test func `help of a first word lists its commands`() {
    let page = """
      usage: assay runs COMMAND …

      runs list    List every run, with its trials and size.
      runs best    List the best candidates of all runs, by their means of a metric on validation rows.
      runs ledger  Say how many candidates were ever compared on the rows of each data set.
      runs remove  Remove one run and all its files.
      runs prune   Remove the runs that are too many or too old.

      'assay help runs COMMAND' says all of one of them.

      """.replacing("\nruns ", with: "\n  runs ")
    #expect(assay("help", "runs").out == page)
    #expect(assay("runs", "--help").out == page)
    #expect(assay("runs", "prune", "--help").out == assay("help", "runs", "prune").out)
    #expect(assay("runs", "prune", "--help").out.contains("usage: assay runs prune [--keep N]"))
  }

  @Test func `help lists what the launcher does beside the commands`() {
    #expect(
      assay("help").out.contains(
        """

        The launcher, ./assay
          package         Make an archive that runs where there is no compiler.
          check           Run all the checks of Assay's own code; '--quick' is shorter, '--deep' longer.

        """))
  }

  @Test func `completions list runs, data sets, specs and topics`() throws {
    #expect(assay("completions", "data").out.contains("\nadbench/cardio\n"))
    #expect(assay("completions", "specs").out.contains("quickstart\n"))
    #expect(assay("completions", "topics").out.contains("\nisolation-forest\n"))
    #expect(
      assay("completions", "bash").out.contains(
        "    \"runs remove\") words=\"--out\" list=runs ;;\n"))
  }

  @Test func `a spec is found by its name, beside, around and at home`() throws {
    try withTemporaryFolder { home in
      for file in ["experiments/one.yaml", "experiments/deep/two.yaml"] {
        try FileSystem.makeFolder(Paths.folder(of: Paths.join(home, file)))
        try FileSystem.write("name: x", to: Paths.join(home, file))
      }
      let one = Paths.join(home, "experiments/one.yaml")
      for word in ["one", "one.yaml", "experiments/one", "experiments/one.yaml"] {
        #expect(SpecFile.found(word, home: home) == one)
      }
      #expect(
        SpecFile.found("deep/two", home: home) == Paths.join(home, "experiments/deep/two.yaml"))
      #expect(SpecFile.found("two", home: home) == "two")
      #expect(SpecFile.found("/one", home: home) == "/one")
    }
  }
}
