import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Gates

/// What a setting of the baseline is compared with, and why it may be with nothing.
struct CounterpartTests {
  private static let scores = NoWorseTests.perfect
  private static let before = MadeSubject(labels: NoWorseTests.labels, .init("lof", scores))

  private func finding(_ change: (inout MadeSubject) -> Void) throws -> GateRecord.Finding {
    var after = Self.before
    change(&after)
    return try #require(judged("roc_auc: { no-worse-by: 0.01 }", Self.before, after).findings.first)
  }

  @Test func `data that changed cannot be compared`() throws {
    let found = try finding { $0.fingerprint = "g" }
    #expect(found.answer == .undecided)
    #expect(found.sentence == "the data of 'd' have changed since the baseline was taken")
  }

  @Test func `a data set that is gone is told`() throws {
    let found = try finding { $0.settings[0].dataset = "e" }
    #expect(found.answer == .undecided)
    #expect(found.sentence == "there is no data set 'd' any more")
  }

  @Test func `other labels are other rows`() throws {
    let found = try finding { $0.labels = .init($0.labels.values.reversed()) }
    #expect(found.answer == .undecided)
    #expect(
      found.sentence == "its test rows, their labels or their groups are not those of the baseline")
  }

  @Test func `rows that are divided otherwise are told`() throws {
    let found = try finding { $0.division = "time test 0.3" }
    #expect(found.answer == .undecided)
    #expect(found.sentence == "rows are divided by 'time test 0.3' and were by 'row test 0.3'")
  }

  @Test func `a setting that was not tried is told`() throws {
    let found = try finding { $0.settings[0].name = "lof (neighbors 50)" }
    #expect(found.answer == .undecided)
    #expect(found.sentence == "it was not tried")
  }

  @Test func `what measured something and fails now is worse`() throws {
    func failing(isCertain: Bool) throws -> GateRecord.Finding {
      try finding {
        $0.settings[0].name = "ecod"
        $0.failures = [
          .init(dataset: "d", name: "lof", sentence: "trial t failed: no", isCertain: isCertain)
        ]
      }
    }
    #expect(try failing(isCertain: true).answer == .fail)
    #expect(try failing(isCertain: true).sentence == "trial t failed: no")
    #expect(try failing(isCertain: false).answer == .undecided)
  }

  @Test func `fewer seeds than the baseline has are told, and more are not needed`() throws {
    func seeds(_ before: Int, _ after: Int) throws -> GateRecord.Finding {
      func state(_ count: Int) -> MadeSubject {
        var state = Self.before
        state.settings[0].hasChance = true
        state.settings[0].scores = [[Double]](repeating: Self.scores, count: count)
        return state
      }
      return try #require(
        judged("roc_auc: { no-worse-by: 0.01 }", state(before), state(after)).findings.first)
    }
    #expect(try seeds(3, 1).answer == .undecided)
    #expect(
      try seeds(3, 1).sentence
        == "the baseline has 3 seeds and folds of it, of which 1 were tried now")
    #expect(try seeds(1, 3).answer == .pass)
  }

  @Test func `a default that changed is compared, and told`() throws {
    var before = Self.before
    before.settings[0].settings = ["neighbors": 20]
    var after = Self.before
    after.settings[0].settings = ["neighbors": 15]
    let found = try judged("roc_auc: { no-worse-by: 0.01 }", before, after).findings
    #expect(found.map(\.answer) == [.pass])
    #expect(found[0].sentence == "nothing changed; its settings were others: neighbors 20 → 15")
  }

  @Test func `a setting that was not there before, or is not any more, is told by a dash`() throws {
    var before = Self.before
    before.settings[0].settings = ["leaf": 3]
    var after = Self.before
    after.settings[0].settings = ["neighbors": 15]
    let found = try judged("roc_auc: { no-worse-by: 0.01 }", before, after).findings
    #expect(
      found[0].sentence
        == "nothing changed; its settings were others: leaf 3 → –, neighbors – → 15")
  }

  @Test func `without chance any seed tells the same, and with chance none tells of another`()
    throws
  {
    func found(_ hasChance: Bool) throws -> GateRecord.Finding {
      var (before, after) = (Self.before, Self.before)
      before.settings[0].hasChance = hasChance
      after.settings[0].hasChance = hasChance
      after.settings[0].firstSeed = 5
      return try #require(
        judged("roc_auc: { no-worse-by: 0.01 }", before, after).findings.first)
    }
    #expect(try found(false).sentence == "nothing changed")
    #expect(
      try found(true).sentence
        == "the baseline has 1 seeds and folds of it, of which 0 were tried now")
  }

  @Test func `what is new is named, and not compared`() throws {
    var after = Self.before
    after.settings.append(.init("ecod", Self.scores))
    let record = try judged("roc_auc: { no-worse-by: 0.01 }", Self.before, after)
    #expect(record.findings.count == 1)
    #expect(record.notes == ["not in the baseline, so not compared: ecod on d"])
  }

  @Test func `the best of each detector on each data set is the first`() {
    var state = Self.before
    state.settings = [
      .init("lof (neighbors 5)", Self.scores), .init("ecod", Self.scores),
      .init("lof", Self.scores),
    ]
    #expect(state.subject.state.bestOfEach.settings.map(\.name) == ["lof (neighbors 5)", "ecod"])
  }
}
