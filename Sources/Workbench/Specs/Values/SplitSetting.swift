public import Formats
import Forms
public import Sources
import Vocabulary

/// A way to divide rows that a spec asks for.
public struct SplitSetting: Sendable, Equatable {
  public let value: SplitSettings
  private let choice: Choice

  init(_ choice: Choice) throws(SettingError) {
    self.choice = choice
    value = try SplitSettings.choices.make(choice)
  }

  /// As a trial's identity has it: `{"holdout": {…}}`.
  public var json: JSON { choice.json }

  /// How many divisions of the rows it makes.
  public var divisions: Int { value.method.folds ?? 1 }

  /// The same split of at most `rows` rows, if that is fewer than it has a limit for itself.
  public func json(cappedAt rows: Int?) -> JSON {
    rows.map { value.capping(choice, at: $0).json } ?? json
  }
}
