public import Vocabulary

/// How rows are divided into those to learn from, to choose by and to measure with.
///
/// Shares are always shares of all rows: `test: 0.3, validation: 0.2` leaves half for training.
public struct SplitSettings: Sendable, Hashable {
  public let method: Method
  public let training: Training
  /// How many rows take part: a stratified draw of that many where there are more.
  public let atMost: Int?

  /// What stays together, or in order, when rows are divided.
  public enum Unit: String, Sendable, CaseIterable {
    /// Each row for itself; every part holds its share of each label and kind.
    case row
    /// The latest rows measure, the ones before them choose, the earliest are learned from.
    case time
    /// All rows of a group fall into one part.
    case group
  }

  public enum Method: Sendable, Hashable {
    case holdout(by: Unit = .row, test: Double = 0.3, validation: Double = 0.2)
    /// Each row measures once (by time: every row but those of the first block).
    case folds(Int, by: Unit = .row, validation: Double = 0)
    /// All rows are learned from, and the same rows measure.
    case transductive
    /// The published protocol: draws with replacement up to 1,000 rows, so that copies of training
    /// rows are measured with; never a default.
    case adbench(test: Double = 0.3, validation: Double = 0)
    /// Row numbers that were chosen elsewhere.
    case given(train: [Int], validation: [Int] = [], test: [Int])
  }

  /// Which rows of the training part are kept.
  public enum Training: Sendable, Hashable {
    case asRecorded
    /// Only rows that are known to be ordinary.
    case ordinaryOnly
    /// Anomalies, or else ordinary rows, are left out by chance until anomalies are this share.
    case contamination(Double)
  }

  public init(
    _ method: Method = .holdout(), training: Training = .asRecorded, atMost: Int? = nil
  ) throws(SettingError) {
    try Self.check(method)
    if case .contamination(let share) = training {
      guard share >= 0, share < 1 else {
        throw SettingError("contamination", mustBe: "at least 0 and below 1", not: share)
      }
    }
    if training != .asRecorded, method == .transductive {
      throw SettingError(
        "training", mustBe: "left out, since all rows are learned from and measured with",
        not: training)
    }
    if let atMost {
      _ = try SettingError.check("at-most", atMost, in: 2...)
      if case .adbench = method {
        throw SettingError(
          "at-most", mustBe: "left out, since the protocol has its own cap of 10000", not: atMost)
      }
      if case .given = method {
        throw SettingError("at-most", mustBe: "left out, since the rows are given", not: atMost)
      }
    }
    self.method = method
    self.training = training
    self.atMost = atMost
  }

  /// Three tenths measure, a fifth chooses, half is learned from; stratified by label and kind.
  public static let standard = SplitSettings(
    unchecked: .holdout(by: .row, test: 0.3, validation: 0.2))

  private init(unchecked method: Method) {
    self.method = method
    training = .asRecorded
    atMost = nil
  }

  private static func check(_ method: Method) throws(SettingError) {
    switch method {
    case .holdout(_, let test, let validation), .adbench(let test, let validation):
      try check(test: test, validation: validation)
    case .folds(let count, let unit, let validation):
      _ = try SettingError.check("folds", count, in: 2...1000)
      let room = unit == .time ? 1 / Double(count + 1) : 1 - 1 / Double(count)
      guard validation >= 0, validation < room else {
        throw SettingError(
          "validation", mustBe: "at least 0 and below \(room), what \(count) folds leave to train",
          not: validation)
      }
    case .transductive: break
    case .given(let train, _, let test):
      guard !train.isEmpty else { throw SettingError("train", mustBe: "row numbers", not: "none") }
      guard !test.isEmpty else { throw SettingError("test", mustBe: "row numbers", not: "none") }
    }
  }

  private static func check(test: Double, validation: Double) throws(SettingError) {
    guard test > 0, test < 1 else {
      throw SettingError("test", mustBe: "above 0 and below 1", not: test)
    }
    guard validation >= 0, validation < 1 else {
      throw SettingError("validation", mustBe: "at least 0 and below 1", not: validation)
    }
    guard test + validation < 1 else {
      throw SettingError(
        "validation", mustBe: "below \(1 - test), so that rows are left to train on",
        not: validation)
    }
  }
}

extension SplitSettings: CustomStringConvertible {
  /// The settings in one line, as tables and records name them: `row test 0.3 validation 0.2`.
  public var description: String {
    ([method.description] + (training == .asRecorded ? [] : [training.description])
      + (atMost.map { ["at-most \($0)"] } ?? [])).joined(separator: " ")
  }
}

extension SplitSettings.Method: CustomStringConvertible {
  public var description: String {
    switch self {
    case .holdout(let unit, let test, let validation):
      "\(unit.rawValue) test \(test) validation \(validation)"
    case .folds(let count, let unit, let validation):
      "\(unit.rawValue) folds \(count) validation \(validation)"
    case .transductive: "all"
    case .adbench(let test, let validation): "adbench test \(test) validation \(validation)"
    case .given: "given"
    }
  }
}

extension SplitSettings.Training: CustomStringConvertible {
  public var description: String {
    switch self {
    case .asRecorded: "as-recorded"
    case .ordinaryOnly: "ordinary-only"
    case .contamination(let share): "contamination \(share)"
    }
  }
}
