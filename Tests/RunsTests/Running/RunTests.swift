import Artifacts
import Machine
import Testing

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// A run from its data to its summary: what is done, and what is not done again.
struct RunTests {
  private static let three = "detectors: [{ knn: { neighbors: [1, 3] } }, ecod]\ncontrols: false"

  private func sweep(lines: String = SmallSweep.copying) throws -> (SmallSweep, ScriptedWorker) {
    try SmallSweep.scripted(Self.three, lines: lines)
  }

  @Test func `a run does its trials in the order of the plan and then sums up`() throws {
    let (sweep, worker) = try sweep()
    let (outcome, events) = try sweep.perform()
    let trials = try sweep.trials.map(\.id)
    #expect(
      events == ["3 planned, 0 finished"]
        + trials.flatMap { ["\($0) starts on 0", "\($0) found 0.5"] } + ["phase summary"])
    #expect(try worker.orders == trials)
    #expect(
      outcome
        == Run.Outcome(folder: try sweep.folder, failed: 0, lost: 0, isInterrupted: false))
    #expect(try sweep.folder.readSummary().answers.map(\.trial) == sweep.ids("knn 3"))
    let session = try #require(try sweep.folder.readTimings().sessions.first)
    #expect(session.trials == 3)
    #expect(session.jobs == 1)
    #expect(session.phases.map(\.name) == ["data", "trials", "summary", "export"])
    #expect(!session.isInterrupted)
  }

  @Test func `a run enters into the ledger of all runs what it lets be known`() throws {
    let (sweep, _) = try sweep()
    try sweep.perform()
    let entries = try Ledger(reports: sweep.options.reports).entries
    #expect(entries.map(\.event) == [.validation, .test])
    #expect(try entries.map(\.run) == [sweep.folder.shortName, sweep.folder.shortName])
    #expect(
      entries.map { $0.looked?.candidates.map(\.value) } == [[0.2, 0.9, 0.2], [0.4, 0.4, 0.4]])
  }

  @Test func `what has a record is not run again`() throws {
    let (sweep, worker) = try sweep()
    _ = try sweep.madeFolder()
    try sweep.keep(sweep.trial("knn 1"), validation: 0.7)
    let record = try FileSystem.read(sweep.folder.trial(sweep.trial("knn 1").id))
    let events = try sweep.perform().events
    #expect(events.first == "3 planned, 1 finished")
    #expect(try worker.orders == sweep.ids("knn 3", "ecod"))
    #expect(try FileSystem.read(sweep.folder.trial(sweep.trial("knn 1").id)) == record)
    #expect(try sweep.folder.readSummary().standings.count == 3)
  }

  @Test func `a finished run is summed up once`() throws {
    let (sweep, worker) = try sweep()
    let first = try sweep.perform().outcome
    let summary = try FileSystem.readText(sweep.folder.summary) + "\n\n"
    try FileSystem.write(summary, to: sweep.folder.summary)
    try FileSystem.write("as they were", to: sweep.folder.reported)
    let (outcome, events) = try sweep.perform()
    #expect(outcome == first)
    #expect(events == ["3 planned, 3 finished"])
    #expect(try worker.orders.count == 3)
    #expect(try FileSystem.readText(sweep.folder.summary) == summary)
    #expect(FileSystem.exists(try sweep.folder.reported))
    #expect(try sweep.folder.readTimings().sessions.count == 1)
  }

  @Test func `a record that is gone is made again, and the run summed up anew`() throws {
    let (sweep, worker) = try sweep()
    try sweep.perform()
    try FileSystem.remove(sweep.folder.trial(sweep.trial("ecod").id))
    let summary = try FileSystem.readText(sweep.folder.summary)
    try FileSystem.write(summary + "\n\n", to: sweep.folder.summary)
    try FileSystem.write("as they were", to: sweep.folder.reported)
    let events = try sweep.perform().events
    #expect(events.first == "3 planned, 2 finished")
    #expect(events.last == "phase summary")
    #expect(try worker.orders.suffix(1) == sweep.ids("ecod")[...])
    #expect(try FileSystem.readText(sweep.folder.summary) == summary)
    #expect(!FileSystem.exists(try sweep.folder.reported))
    #expect(try sweep.folder.readTimings().sessions.map(\.trials) == [3, 1])
  }

  @Test func `lost trials are counted, and tried again by the next run`() throws {
    let (sweep, worker) = try sweep(
      lines: #"[ $try -le 2 ] && [ $id = "$(cat "$home/lost")" ] && exit 3; \#(SmallSweep.copying)"#
    )
    try FileSystem.write(sweep.ids("ecod")[0], to: Paths.join(worker.scratch, "lost"))
    let outcome = try sweep.perform().outcome
    #expect(outcome.lost == 1 && outcome.failed == 0)
    #expect(
      try sweep.folder.readSummary().lost.map(\.reason) == ["its worker ended with code 3 (twice)"])
    let again = try sweep.perform()
    #expect(again.outcome.lost == 0)
    #expect(again.events.first == "3 planned, 2 finished")
    #expect(try sweep.folder.readSummary().lost == [])
  }

  @Test func `a run is summed up anew when somebody else has done what it had lost`() throws {
    let (sweep, worker) = try sweep(
      lines: #"[ -e "$home/records/$id.json" ] || exit 3; \#(SmallSweep.copying)"#)
    let lost = try sweep.trial("ecod")
    try FileSystem.remove(worker.record(lost.id))
    #expect(try sweep.perform().outcome.lost == 1)
    try sweep.keep(lost, validation: 0.3)
    let (outcome, events) = try sweep.perform()
    #expect(events == ["3 planned, 3 finished", "phase summary"])
    #expect(outcome.lost == 0)
    #expect(try sweep.folder.readSummary().lost == [])
  }

  @Test func `failed trials are counted, and not tried again`() throws {
    let (sweep, worker) = try sweep()
    try sweep.hand(
      { $0.name == "ecod" ? SmallSweep.Found.failed : .init(validation: 0.5) }, to: worker)
    #expect(try sweep.perform().outcome.failed == 1)
    #expect(try sweep.perform().outcome.failed == 1)
    #expect(try worker.orders.count == 3)
  }

  /// The worker knows a setting by its neighbors, since the trials of early rounds are not in the plan.
  @Test func `a halving search runs round after round`() throws {
    let (sweep, worker) = try SmallSweep.scripted(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]
      controls: false
      search: { halving: { keep: 0.5, rounds: 3 } }
      """,
      lines: #"""
        name="knn $(printf '%s' "$order" | sed 's/.*"neighbors":\([0-9]*\).*/\1/')"
        note "$name"
        cp "$home/records/$name.json" "$run/trials/$id.json"; found
        """#)
    let values = ["knn 1": 0.4, "knn 2": 0.1, "knn 3": 0.3, "knn 4": 0.2]
    try sweep.hand({ .init(validation: values[$0.name]) }, to: worker, as: \.name)
    let events = try sweep.perform().events
    #expect(
      events.filter { $0.contains("planned") } == [
        "4 planned, 0 finished", "2 planned, 0 finished", "1 planned, 0 finished",
      ])
    #expect(try worker.notes == ["knn 1", "knn 2", "knn 3", "knn 4", "knn 1", "knn 3", "knn 1"])
    #expect(try worker.orders.suffix(1) == sweep.ids("knn 1")[...])
    // What learned from a part of the rows has done its service.
    #expect(try sweep.folder.readSummary().standings.map(\.trials) == [sweep.ids("knn 1")])
  }

  @Test func `pipelines that are fitted for a later phase are told beside the trials`() throws {
    let (sweep, _) = try SmallSweep.scripted(Self.three + "\nexport: best")
    let heard = EventLines()
    // The worker that copies records fits nothing, so there is no pipeline to export in the end.
    _ = try? Run(sweep.experiment, sweep.options, tell: { heard.hear($0) }).perform()
    let again = heard.all.drop { $0 != "1 more" }
    let best = try sweep.trial("knn 3").id
    #expect(heard.all.first == "3 planned, 0 finished")
    #expect(again.prefix(2) == ["1 more", "\(best) starts on 0"])
  }
}
