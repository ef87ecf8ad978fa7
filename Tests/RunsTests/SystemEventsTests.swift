import Formats
import Machine
import Testing
import Vocabulary
import YAML

@testable import Specs

/// What the systems recorded that Assay serves, as a spec names it.
final class SystemEventsTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder("assay-test") }

  deinit { try? FileSystem.remove(folder) }

  private func path(_ name: String) -> String { Paths.join(folder, name) }

  private func load(_ data: String) throws -> Dataset {
    let yaml = "name: t\ndata:\n  - \(data)\ndetectors: [ecod]\n"
    let experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    return try DataLoader(experiment, searchFolders: [folder]).load(0)
  }

  private func complaint(_ data: String) -> String {
    do {
      _ = try load(data)
      return "no complaint"
    } catch { return "\("\(error)".split(separator: "\n")[0])" }
  }

  private let request =
    #"{"id": "r", "type": "request", "time": 1772618400000, "session": "s", "user": "u"}"#

  @Test
  func `a recording that was made and written is seen as the same rows, by what its writing says`()
    throws
  {
    for recipe in [
      "expenseflow: { users: 4, days: 6, score-at: session-end, zone: '+02:00' }",
      "expenseflow: { users: 4, days: 6, variant: deployed, squash: symlog, idle-minutes: 7 }",
      "certificates: { attempts: 80, images: true }", "elide: { kind: elide-iot, rows: 80 }",
      "elide: { kind: elide-business, rows: 80 }",
    ] {
      let said = try Generation(recipe).write(to: path("made.jsonl"))
      let entry = try #require(said.split(separator: "in a spec: ").last)
      let (read, made) = (try load(String(entry)), try Generation(recipe).dataset())
      #expect(read.rows > 50 && read.fingerprint == made.fingerprint)
      #expect(read.kinds == made.kinds && read.times == made.times && read.groups == made.groups)
    }
  }

  @Test func `feedback and a squash that nobody deploys are told with the rows`() throws {
    try FileSystem.write(request + "\n", to: path("a.jsonl"))
    try FileSystem.write(#"{"id": "r", "isFalseNegative": true}"# + "\n", to: path("f.jsonl"))
    let rows = try load(
      "{ file: a.jsonl, events: { expenseflow: { feedback: f.jsonl, squash: symlog } } }")
    #expect(
      rows.labels == Labels([.anomaly]) && rows.ids == ["r"] && rows.table.columns.count == 59)
    #expect(rows.provenance.notes.count == 2)
    #expect(rows.provenance.notes[0].hasPrefix("NOT FOR EXPENSEFLOW AS IT RUNS: "))
    #expect(rows.provenance.notes[1] == "feedback made 0 lines ordinary and 1 anomaly known")
  }

  @Test func `what lines of a system say themselves is not said again`() throws {
    try FileSystem.write(request + "\n", to: path("a.jsonl"))
    #expect(
      complaint("{ file: a.jsonl, group: user, events: expenseflow }")
        == "spec.yaml:3:29: error: 'group' must be left out, since lines of 'expenseflow' say it themselves, not user"
    )
    #expect(
      complaint("{ file: a.jsonl, label: none, events: expenseflow }")
        == "spec.yaml:3:29: error: 'label' must be left out, or '{ keep: … }', since lines of 'expenseflow' say it "
        + "themselves, not given")
    #expect(complaint("{ file: a.jsonl, events: expenseflow }") == "no complaint")
  }

  @Test func `what is wrong with the settings of a system is told where it stands`() throws {
    try FileSystem.write(request + "\n", to: path("a.jsonl"))
    #expect(
      complaint("{ file: a.jsonl, events: { expenseflow: { zone: Berlin } } }")
        == "spec.yaml:3:53: error: 'zone' must be UTC, an offset such as +02:00, or a place such as Europe/Berlin, not "
        + "Berlin")
    let lost = complaint("{ file: a.jsonl, events: { expenseflow: { feedback: lost.jsonl } } }")
    #expect(lost.hasPrefix("spec.yaml:3:57: error: there is no file 'lost.jsonl'; looked in "))
  }

  @Test func `what a line of a recording says wrong is one complaint with its place`() throws {
    try FileSystem.write(
      request.replacing("1772618400000", with: "1772618400") + "\n", to: path("a.jsonl"))
    let told = complaint("{ file: a.jsonl, events: expenseflow }").replacing(folder + "/", with: "")
    #expect(
      told
        == "a.jsonl:1: field 'time': found 1772618400, wanted a moment of 1973 to 2100 with its offset from UTC, or in "
        + "milliseconds since 1970; these are seconds: write milliseconds")
  }
}
