import Artifacts
import Formats
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The rounds of a halving search: what goes on, and on how many rows.
struct RoundsTests {
  /// What each setting of a sweep over neighbors found, by how many they are.
  private func found(
    _ values: [Int: Double], test: [Int: Double] = [:]
  ) -> (PlannedTrial) -> SmallSweep.Found? {
    { trial in
      let neighbors = trial.identity.settings["neighbors"]?.int ?? 0
      return SmallSweep.Found(validation: values[neighbors], test: test[neighbors])
    }
  }

  private func lines(_ rounds: [[PlannedTrial]]) -> [[String]] {
    rounds.map { $0.map { "\($0.name) on \($0.learns)" } }
  }

  private static let five = """
    detectors: [{ knn: { neighbors: [1, 2, 3, 4, 5] } }]
    search: { halving: { keep: 0.5, rounds: 3 } }
    """

  /// Of five, the best half is three, and of three two. The shares are 0.5 · 0.5, 0.5 and 1.
  @Test func `halving lets the best go on, with more rows from round to round and all in the last`()
    throws
  {
    let rounds = try SmallSweep(Self.five).rounds(
      found([1: 0.1, 2: 0.9, 3: 0.5, 4: 0.7, 5: 0.3]))
    #expect(
      lines(rounds) == [
        ["knn 1 on 0.25", "knn 2 on 0.25", "knn 3 on 0.25", "knn 4 on 0.25", "knn 5 on 0.25"],
        ["knn 2 on 0.5", "knn 3 on 0.5", "knn 4 on 0.5"],
        [
          "knn 2 on 1.0", "knn 4 on 1.0", "random on 1.0", "constant on 1.0",
          "distance-to-mean on 1.0", "largest-z on 1.0",
        ],
      ])
  }

  @Test func `controls run in the last round alone`() throws {
    let rounds = try SmallSweep(Self.five).rounds(found([:]))
    #expect(rounds.map { $0.count { $0.identity.isControl } } == [0, 0, 4])
  }

  /// Means of 0.6 of one seed, and of 0.7, 0.5 and 0.4 of two.
  @Test func `a setting of which a trial is missing goes on by the mean of the others`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]
      seeds: [1, 2]
      controls: false
      search: { halving: { keep: 0.25, rounds: 2 } }
      """)
    let folder = try sweep.madeFolder()
    var rounds = Rounds(sweep.experiment, try sweep.subject.context)
    let first = try #require(try rounds.next(in: folder))
    #expect(first.count == 8)
    let values = [1: 0.6, 2: 0.7, 3: 0.5, 4: 0.4]
    for trial in first where trial.name != "knn 1" || trial.identity.seed == 1 {
      let value = values[trial.identity.settings["neighbors"]?.int ?? 0]
      try FileSystem.write(
        sweep.record(of: trial, .init(validation: value)).json.bytes(.indented),
        to: folder.trial(trial.id))
    }
    #expect(try rounds.next(in: folder)?.map(\.name) == ["knn 2", "knn 2"])
  }

  @Test func `validation rows decide what goes on, whatever test rows say`() throws {
    let rounds = try SmallSweep(Self.five).rounds(
      found([1: 0.5, 2: 0.4, 3: 0.3, 4: 0.2, 5: 0.1], test: [1: 0, 2: 0, 3: 0.8, 4: 0.9, 5: 1]))
    #expect(rounds[1].map(\.name) == ["knn 1", "knn 2", "knn 3"])
  }

  /// 0.2 · 5 = 1, 0.25 · 5 = 1.25, 0.5 · 5 = 2.5, 0.28 · 25 = 7 (in binary a little more), 0.05 · 5 = 0.25.
  @Test(arguments: [(0.2, 5, 1), (0.25, 5, 2), (0.5, 5, 3), (0.28, 25, 7), (0.05, 5, 1)])
  func `the share that goes on is rounded up to whole settings`(
    keep: Double, settings: Int, goingOn: Int
  ) throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: \(Array(1...settings)) } }]
      controls: false
      search: { halving: { keep: \(keep), rounds: 2 } }
      """)
    let rounds = try sweep.rounds { trial in
      .init(validation: Double(trial.identity.settings["neighbors"]?.int ?? 0))
    }
    #expect(
      rounds[1].map(\.name) == (1...settings).suffix(goingOn).map { "knn \($0)" })
  }

  /// Means over the two seeds: 0.5, 0.45 and 0.55.
  @Test func `a setting goes on by the mean over its seeds, and with all of them`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3] } }]
      controls: false
      seeds: [1, 2]
      search: { halving: { keep: 0.3, rounds: 2 } }
      """)
    let rounds = try sweep.rounds { trial in
      let values = [1: [1: 0.5, 2: 0.9, 3: 0.4], 2: [1: 0.5, 2: 0, 3: 0.7]]
      let neighbors = trial.identity.settings["neighbors"]?.int ?? 0
      return .init(validation: values[trial.identity.seed]?[neighbors])
    }
    #expect(
      rounds[1].map { "\($0.name) seed \($0.identity.seed)" } == ["knn 3 seed 1", "knn 3 seed 2"])
  }

  @Test func `each data set has its own best`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]
      controls: false
      search: { halving: { keep: 0.25, rounds: 2 } }
      """, data: "{ file: rows.csv }, { file: more.csv }")
    let rounds = try sweep.rounds { trial in
      let neighbors = Double(trial.identity.settings["neighbors"]?.int ?? 0)
      return .init(
        validation: trial.identity.dataset == "more" ? 0.1 * neighbors : 1 - neighbors / 5)
    }
    #expect(
      rounds[1].map { "\($0.identity.dataset) \($0.name)" } == ["rows knn 1", "more knn 4"])
  }

  /// Of four, two go on: one with a value, and of the others the first.
  @Test func `settings that failed or have no value come last, and of equals the first goes on`()
    throws
  {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]
      controls: false
      search: { halving: { keep: 0.5, rounds: 2 } }
      """)
    let rounds = try sweep.rounds { trial in
      switch trial.name {
      case "knn 1": SmallSweep.Found.failed
      case "knn 3": .init(validation: 0.1)
      default: .init(validation: nil)
      }
    }
    #expect(rounds[1].map(\.name) == ["knn 1", "knn 3"])
  }

  @Test func `a setting whose trial was lost does not go on`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2] } }]
      controls: false
      search: { halving: { keep: 0.9, rounds: 2 } }
      """)
    let rounds = try sweep.rounds(lost: ["knn 1"]) { _ in .init(validation: 0.5) }
    #expect(rounds[1].map(\.name) == ["knn 2"])
  }

  @Test func `a search that does not halve is one round of the whole plan`() throws {
    let sweep = try SmallSweep("detectors: [{ knn: { neighbors: [1, 2] } }]")
    let rounds = try sweep.rounds(found([:]))
    #expect(rounds == [try sweep.trials])
    #expect(
      lines(rounds) == [
        [
          "knn 1 on 1.0", "knn 2 on 1.0", "random on 1.0", "constant on 1.0",
          "distance-to-mean on 1.0", "largest-z on 1.0",
        ]
      ])
  }

  @Test func `an early trial is not the trial of the last round`() throws {
    let rounds = try SmallSweep(Self.five).rounds(found([2: 1]))
    let ids = rounds.compactMap { $0.first { $0.name == "knn 2" }?.id }
    #expect(Set(ids).count == 3)
    #expect(ids.last == (try SmallSweep(Self.five).trial("knn 2").id))
  }
}
