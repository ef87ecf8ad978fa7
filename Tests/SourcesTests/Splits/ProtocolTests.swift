import Numerics
import Sources
import Testing
import Vocabulary

struct ADBenchProtocolTests {
  @Test func `fewer than 1,000 rows are drawn with replacement before they are divided`() throws {
    let rows = tenths(223)
    let split = try split(SplitSettings(ADBench()), rows)
    #expect(split.train.count + split.test.count == 1000)
    #expect(abs(split.test.count - 300) <= 1 && split.validation.isEmpty)
    let trained = Set(split.train)
    let copies = split.test.count { trained.contains($0) }
    // A row is drawn 4.5 times on average, so that e^-3.1 = 4 % of the test rows have no copy.
    #expect(copies > 270)
    let drawn = split.train + split.test
    #expect(
      abs(Double(rows.anomalies(split.test)) - 0.3 * Double(rows.anomalies(drawn))) <= 0.5)
  }

  @Test func `more than 10,000 rows are thinned, and those between are taken as they are`() throws {
    let large = try split(SplitSettings(ADBench()), tenths(12_000))
    #expect(Set(large.train + large.test).count == 10_000)
    let middle = try split(SplitSettings(ADBench()), tenths(2_000))
    #expect((middle.train + middle.test).sorted() == Array(0..<2_000))
  }
}

struct TrainingRowsTests {
  let rows = tenths(1000)

  @Test func `training on ordinary rows leaves the other parts as they are`() throws {
    let plain = try split(.standard, rows)
    let clean = try split(SplitSettings(Holdout(), training: .ordinaryOnly), rows)
    #expect(clean.train == plain.train.filter { rows.labels[$0] == .ordinary })
    #expect(clean.test == plain.test && clean.validation == plain.validation)
  }

  @Test(arguments: [(0, 450, 0), (0.02, 450, 9), (0.1, 450, 50), (0.25, 150, 50)])
  func `the share of anomalies to learn from can be set`(
    share: Double, ordinary: Int, anomalies: Int
  ) throws {
    let train = try split(SplitSettings(Holdout(), training: .contamination(share)), rows).train
    #expect(rows.anomalies(train) == anomalies)
    #expect(train.count - anomalies == ordinary)
  }

  @Test func `what the labels cannot give is refused`() throws {
    #expect(throws: SplitError.noLabels(need: "training on ordinary rows only")) {
      try split(SplitSettings(Holdout(), training: .ordinaryOnly), RowFacts(count: 9))
    }
    let clean = RowFacts(count: 90, labels: Labels(anomalies: Array(repeating: false, count: 90)))
    #expect(throws: SplitError.noAnomalies(wanted: 0.1)) {
      try split(SplitSettings(Holdout(), training: .contamination(0.1)), clean)
    }
  }
}

struct SplitSettingsTests {
  @Test func `a share that cannot be is refused`() {
    func refusal(_ make: () throws(SettingError) -> some SplitMethod) -> String? {
      do throws(SettingError) {
        _ = try make()
        return nil
      } catch { return error.description }
    }
    #expect(
      refusal { () throws(SettingError) in try Holdout(test: 0, validation: 0) }
        == "'test' must be above 0 and below 1, not 0")
    #expect(
      refusal { () throws(SettingError) in try Holdout(test: 1, validation: 0) }
        == "'test' must be above 0 and below 1, not 1")
    #expect(
      refusal { () throws(SettingError) in try Holdout(test: 0.3, validation: 1) }
        == "'validation' must be at least 0 and below 1, not 1")
    #expect(
      refusal { () throws(SettingError) in try Holdout(test: 0.5, validation: 0.5) }
        == "'validation' must be below 0.5, so that rows are left to train on, not 0.5")
    #expect(
      refusal { () throws(SettingError) in try ADBench(test: 0.3, validation: -1) }
        == "'validation' must be at least 0 and below 1, not -1")
    #expect(
      refusal { () throws(SettingError) in try Folds(1) }
        == "'count' must be a whole number from 2 to 1000, not 1")
    #expect(
      refusal { () throws(SettingError) in try Folds(2, validation: 0.5) }
        == "'validation' must be at least 0 and below 0.5, what 2 folds leave to train, not 0.5")
    #expect(
      refusal { () throws(SettingError) in try Folds(4, by: .time, validation: 0.2) }
        == "'validation' must be at least 0 and below 0.2, what 4 folds leave to train, not 0.2")
    #expect(
      refusal { () throws(SettingError) in try GivenRows(train: [], test: [1]) }
        == "'train' must be row numbers, not none")
  }

  @Test func `settings that contradict each other are refused`() {
    let error = #expect(throws: SettingError.self) {
      try SplitSettings(AllRows(), training: .ordinaryOnly)
    }
    #expect(
      error?.description
        == "'train-on' must be left out, since all rows are learned from and measured with, "
        + "not ordinary-only")
    let own = "left out, since the protocol has its own cap of 10000"
    #expect(throws: SettingError("at-most", mustBe: own, not: 500)) {
      try SplitSettings(ADBench(), atMost: 500)
    }
    #expect(throws: SettingError("at-most", mustBe: "a whole number, at least 2", not: 1)) {
      try SplitSettings(Holdout(), atMost: 1)
    }
    for share in [1, -0.1, .nan] {
      #expect(throws: SettingError("contamination", mustBe: "at least 0 and below 1", not: share)) {
        try SplitSettings(Holdout(), training: .contamination(share))
      }
    }
  }

  @Test(arguments: [
    (
      SplitError.noTimes,
      "a split by time needs a time column; name one with 'time:' or split by row"
    ),
    (
      .tooFewGroups(have: 2, need: 3),
      "a split by group needs at least 3 groups, but the rows have 2; take fewer parts or split "
        + "by row"
    ),
    (
      .tooFewRows(have: 1, empty: "test"),
      "1 rows are too few: the test part would be empty; take fewer parts or more rows"
    ),
  ])
  func `a split that cannot be says why`(error: SplitError, sentence: String) {
    #expect(error.description == sentence)
  }
}
