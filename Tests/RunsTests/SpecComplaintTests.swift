import Runs
import Specs
import Testing
import YAML

/// Wrong specs, each with its whole complaint; ▶ marks where it must point.
struct SpecComplaintTests {
  @Test(arguments: [
    // Keys
    (
      "▶name: t\ndetectors: [lof]",
      "the key 'data' is missing here: The data sets; each is tried with every combination of what follows."
    ),
    (
      "▶name: t\ndata: [{ file: a.csv }]",
      "the key 'detectors' is missing here: The detectors; in their settings, a list is an axis of the sweep."
    ),
    (
      Self.whole("▶detektors: [lof]"),
      "unknown key 'detektors'; the keys here are name, data, split, scale, categories, missing, constant, detectors, controls, seeds, search, select, prefer, validation, test, calibrate, thresholds, policy, tiers, operation, latency, limits, export, report, gate; did you mean 'detectors'?"
    ),
    (Self.whole("▶name: again"), "the key 'name' is there twice, first in line 1"),
    // Detectors
    (
      Self.detector("▶lofty: {}"),
      "nothing here is called 'lofty'; there are \(Self.names); did you mean 'lof'?"
    ),
    (Self.detector("▶forest"), "nothing here is called 'forest'; there are \(Self.names)"),
    (
      Self.detector("lof: { neighbors: ▶0 }"),
      "'neighbors' must be a whole number, at least 1, not '0'"
    ),
    (
      Self.detector("lof: { neighbors: ▶2.5 }"),
      "'neighbors' must be a whole number, at least 1, not '2.5'"
    ),
    (
      Self.detector("lof: { neighbors: [5, ▶many] }"),
      "'neighbors' must be a whole number, at least 1, not 'many'"
    ),
    (Self.detector("lof: { neighbors: ▶[] }"), "an axis needs at least one value"),
    (
      Self.detector("lof: { ▶neighbours: 5 }"),
      "unknown key 'neighbours'; the keys here are neighbors, metric, power, at-most; did you mean 'neighbors'?"
    ),
    (
      Self.detector("lof: { metric: ▶euclid }"),
      "'metric' must be one of euclidean, manhattan, chebyshev, minkowski, cosine, not 'euclid'"
    ),
    (
      Self.detector("isolation-forest: { trees: ▶0 }"),
      "'trees' must be a whole number from 1 to 100000, not '0'"
    ),
    (
      Self.detector("isolation-forest: { features: ▶0 }"),
      "'features' must be a number above 0, at most 1, not '0'"
    ),
    (
      Self.detector("one-class-svm: { gamma: ▶wide }"),
      "'gamma' must be one of scale, auto, or a number above 0, not 'wide'"
    ),
    (
      Self.detector("▶{ lof: {}, knn: {} }"),
      "wanted one name with its settings, found 2 keys: lof, knn"
    ),
    (
      Self.detector("ensemble: ▶{ combine: mean }"),
      "the key 'of' is missing here: The members, each with one setting."
    ),
    (
      Self.detector("ensemble: { of: [lof, knn], weights: ▶[[1, 2, 3]] }"),
      "'weights' must be one number for each of the 2 members, not 3"
    ),
    (
      Self.detector("ensemble: { of: ▶[{ lof: { neighbors: [5, 10] } }, knn] }"),
      "'of' must be detectors with one setting each, not lof with 2"
    ),
    // Splits and scales
    (
      Self.whole("split: { holdout: { test: ▶1.5 } }"),
      "'test' must be a number above 0 and below 1, not '1.5'"
    ),
    (
      Self.whole("split: { holdout: { test: 0.6, validation: ▶0.5 } }"),
      "'validation' must be below 0.4, so that rows are left to train on, not 0.5"
    ),
    (
      Self.whole("split: { holdout: { test: 0.9, validation: ▶0.2 } }"),
      "'validation' must be below 0.1, so that rows are left to train on, not 0.2"
    ),
    (
      Self.whole("validation: { choose: 0.9, calibrate: ▶0.2 }"),
      "'calibrate' must be at most 0.1, since no row may both choose and promise, not 0.2"
    ),
    (
      Self.whole("split: { ▶kfold: {} }"),
      "nothing here is called 'kfold'; there are holdout, folds, all, adbench; did you mean 'folds'?"
    ),
    (
      Self.whole("scale: ▶z-score"),
      "'scale' must be one of none, standard, min-max, robust, not 'z-score'"
    ),
    // Seeds, search, thresholds
    (Self.whole("seeds: [1, ▶-2]"), "'seeds' must be a whole number, at least 0, not '-2'"),
    (
      Self.whole("seeds: [1, ▶9223372036854775808]"),
      "'seeds' must be a whole number from 0 to 9223372036854775807, not '9223372036854775808'"
    ),
    (
      Self.whole("search: { random: ▶{} }"),
      "the key 'budget' is missing here: How many combinations a detector."
    ),
    (
      Self.whole("thresholds: [{ budget: ▶{ per: day } }]"),
      "the key 'alerts' is missing here: How many alerts."
    ),
    (
      Self.whole("thresholds: [{ conformal: { at-most: ▶0 } }]"),
      "'at-most' must be a number above 0 and below 1, not '0'"
    ),
    (
      Self.whole("latency: { limit: ▶50 }"),
      "'limit' must be a length of time, such as 50 ms, 10 s, 5 min or 2 h, not '50'"
    ),
    (
      Self.whole("limits: { memory: ▶lots }"),
      "'memory' must be a size, such as 512 MiB or 4 GiB, not 'lots'"
    ),
    (Self.whole("controls: ▶maybe"), "'controls' must be true or false, not 'maybe'"),
    // Data
    (
      "name: t\ndata: [▶{ name: x }]\ndetectors: [lof]",
      "wanted exactly one of file, query, catalog, generate, found none"
    ),
    (
      "name: t\ndata: [{ file: a.csv, ▶query: q }]\ndetectors: [lof]",
      "wanted exactly one of file, query, catalog, generate, found file and query"
    ),
    (
      Self.data("{ file: a.csv, delimiter: ▶'::' }"),
      "'delimiter' must be one character such as ',' or a tab, no letter, digit, quote or sign, not "
        + "'::'"
    ),
    (
      Self.data("{ file: a.csv, label: { ids: b.txt, anomaly: ▶bad } }"),
      "'anomaly' must be given beside 'column', 'array' or 'file', whose values it names, not "
        + "without them"
    ),
    (
      Self.data("{ generate: { table: { anomalies: ▶{ local: 0.4, global: 0.4 } } } }"),
      "'anomalies' must be between 0 and 0.5, not 0.8"
    ),
    (
      Self.data("{ generate: { behavior: { users: 2, attacks: { slow-drift: ▶3 } } } }"),
      "'slow-drift' must be at most the number of users, 2, not 3"
    ),
    (
      Self.data("{ generate: { fitted: { to: { file: a.csv, ▶catalog: shuttle } } } }"),
      "wanted exactly one of file, query, catalog, found file and catalog"
    ),
    (
      "name: ▶a/b\ndata: [{ file: a.csv }]\ndetectors: [lof]",
      "'name' must be letters, digits, '-', '_' and '.', not 'a/b'"
    ),
    (
      "name: ▶assay.sqlite\ndata: [{ file: a.csv }]\ndetectors: [lof]",
      "'name' cannot be 'assay.sqlite': the folder of runs has a file called so, which Assay keeps there"
    ),
    (
      "name: ▶Ledger.jsonl\ndata: [{ file: a.csv }]\ndetectors: [lof]",
      "'name' cannot be 'Ledger.jsonl': the folder of runs has a file called so, which Assay keeps there"
    ),
    (
      "name: ▶assay.sqlite-wal\ndata: [{ file: a.csv }]\ndetectors: [lof]",
      "'name' cannot be 'assay.sqlite-wal': the folder of runs has a file called so, which Assay keeps there"
    ),
    (
      Self.whole("operation: { events: ▶1e308 }"),
      "'events' must be a number above 0, at most 1000000000000000, not '1e308'"
    ),
    (
      Self.whole("operation: { missed: ▶1e308 }"),
      "'missed' must be a number from 0 to 1000000000000000, not '1e308'"
    ),
    // YAML itself
    (
      "name: t\ndata: ▶nothing\ndetectors: [lof]",
      "wanted a mapping, found text: 'nothing'"
    ),
    (
      "name: t\ndata: [{ file: a.csv, label: { column: y, ▶file: b.csv } }]\ndetectors: [lof]",
      "wanted at most one of column, array, file, intervals, ids, found column and file"
    ),
    (
      "name: t\ndata: [{ file: a.csv, label: { column: y, anomaly: '1', ▶ordinary: '0' } }]\ndetectors: [lof]",
      "wanted at most one of anomaly, ordinary, found anomaly and ordinary"
    ),
    ("▶just a word", "wanted a mapping, found text: 'just a word'"),
  ])
  func `a mistake is reported where it stands`(marked: String, message: String) throws {
    let (yaml, place) = Self.unmarked(marked)
    #expect {
      _ = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    } throws: { error in
      let found = (error as? Complaints)?.all.map { "\($0.place) \($0.message)" } ?? ["\(error)"]
      let wanted = "\(place) \(message)"
      if found != [wanted] { Issue.record("found \(found), wanted [\(wanted)]") }
      return found == [wanted]
    }
  }

  @Test func `all mistakes are told at once, in the order of the file`() {
    let yaml =
      "name: t\ndata: [{ file: a.csv }]\ndetectors: [lofty, { lof: { neighbors: 0 } }]\nseeds: [x]"
    #expect {
      _ = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    } throws: { error in
      (error as? Complaints)?.all.map(\.place.description)
        == ["spec.yaml:3:13", "spec.yaml:3:40", "spec.yaml:4:9"]
    }
  }

  @Test func `a complaint shows the line and a caret`() {
    let yaml = "name: t\ndata: [{ file: a.csv }]\ndetectors:\n  - lof: { neighbors: 0 }"
    #expect {
      _ = try Experiment(Node(yaml: yaml, file: "fraud.yaml"))
    } throws: { error in
      "\(error)" == """
        fraud.yaml:4:23: error: 'neighbors' must be a whole number, at least 1, not '0'
          - lof: { neighbors: 0 }
                              ^
        """
    }
  }

  private static func whole(_ line: String) -> String {
    "name: t\ndata: [{ file: a.csv }]\ndetectors: [lof]\n\(line)"
  }

  private static func data(_ entry: String) -> String {
    "name: t\ndata: [\(entry)]\ndetectors: [lof]"
  }

  private static func detector(_ entry: String) -> String {
    "name: t\ndata: [{ file: a.csv }]\ndetectors:\n  - \(entry)"
  }

  private static let names = SpecReference.names(of: "detectors").joined(separator: ", ")

  /// The text without its mark, and the place that was marked.
  private static func unmarked(_ text: String) -> (String, String) {
    var (line, column) = (1, 1)
    for character in text {
      if character == "▶" { break }
      (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return (text.replacing("▶", with: ""), "spec.yaml:\(line):\(column)")
  }
}
