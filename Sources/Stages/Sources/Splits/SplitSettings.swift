public import Forms
public import Vocabulary

/// How rows are divided into those to learn from, to choose by and to measure with.
///
/// Shares are always shares of all rows: `test: 0.3, validation: 0.2` leaves half for training.
public struct SplitSettings: Sendable {
  public let method: any SplitMethod
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

  public init(
    _ method: some SplitMethod, training: Training = .asRecorded, atMost: Int? = nil
  ) throws(SettingError) {
    try self.init(any: method, training: training, atMost: atMost)
  }

  private init(
    any method: any SplitMethod, training: Training, atMost: Int?
  ) throws(SettingError) {
    try training.check()
    if training != .asRecorded, method.isTransductive {
      throw SettingError(
        "train-on", mustBe: "left out, since all rows are learned from and measured with",
        not: training)
    }
    if let atMost, let reason = method.whyUnbounded {
      throw SettingError("at-most", mustBe: "left out, since \(reason)", not: atMost)
    }
    self.method = method
    self.training = training
    self.atMost = try Key<Self, Int?>.atMost.checked(atMost)
  }

  /// The ways to divide rows that a spec can name.
  public static let choices = Choices<SplitSettings>([
    .init(Holdout.self), .init(Folds.self), .init(AllRows.self), .init(ADBench.self),
  ])

  /// Three tenths measure, a fifth chooses, half is learned from; stratified by label and kind.
  public static let standard: SplitSettings = {
    guard let settings = try? SplitSettings(Holdout()) else {
      preconditionFailure("the defaults of a holdout are in range")
    }
    return settings
  }()

  /// Whether every seed divides rows alike.
  public var isDeterministic: Bool {
    method.isDeterministic && training.isDeterministic && atMost == nil
  }

  /// The word that a spec names the method by.
  public var name: String { type(of: method).name }
}

extension SplitSettings: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.method.isEqual(to: right.method) && left.training == right.training
      && left.atMost == right.atMost
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(method)
    hasher.combine(training)
    hasher.combine(atMost)
  }
}

extension SplitSettings: CustomStringConvertible {
  /// The settings in one line, as tables and records name them: `row test 0.3 validation 0.2`.
  public var description: String {
    ([method.description] + (training == .asRecorded ? [] : [training.description])
      + (atMost.map { ["at-most \($0)"] } ?? [])).joined(separator: " ")
  }
}

extension Choices<SplitSettings>.Entry {
  /// A method, with what a spec says beside it; a method that lacks a key has it at its default.
  fileprivate init<Method: SplitMethod & Configured>(_ method: Method.Type) {
    self.init(of: method) { settings throws(SettingError) in
      try SplitSettings(
        Method(settings), training: settings[Key<Method, SplitSettings.Training>.training],
        atMost: settings[Key<Method, Int?>.atMost])
    }
  }
}

// Keys that several methods have.

extension Key where Value == Int? {
  static var atMost: Key {
    .optional("at-most", .whole(2...(.max)), "How many rows take part, drawn by the seed.")
  }
}

extension Key where Value == Double {
  static var validation: Key {
    .key("validation", .share, or: 0.2, "The share of all rows that choose.")
  }
}
