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
}
