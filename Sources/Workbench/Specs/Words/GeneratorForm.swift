import Files
import Forms
import Generators
import Vocabulary

/// A way to make rows as a spec names it: its keys, and how they become a generator.
struct GeneratorForm: Sendable {
  let form: Form
  let make: @Sendable (Settings) throws(SettingError) -> RowMaker

  init(
    _ name: String, _ help: String, keys: [Key],
    make: @escaping @Sendable (Settings) throws(SettingError) -> RowMaker
  ) {
    form = Form(name, help, keys: keys + [.seed("The seed; equal seeds, equal bytes.")])
    self.make = make
  }
}

/// What makes rows: a generator that stands for itself, or one that must first learn from other rows.
enum RowMaker: Sendable {
  case alone(any DatasetGenerator)
  case fitted(FittedTableSettings, to: Settings)
}

/// The generators that a spec and 'assay data generate' can name.
enum GeneratorForms {
  static let all: [GeneratorForm] = [table, fitted, recipe, scenario, series, behavior]

  static let forms: [Form] = all.map(\.form)

  /// What makes the rows that a choice among `forms` describes.
  static func maker(_ choice: Choice) throws(SettingError) -> RowMaker {
    guard let entry = all.first(where: { $0.form.name == choice.name }) else {
      preconditionFailure("no generator is called '\(choice.name)'")
    }
    return try entry.make(choice.settings)
  }
}

extension Key {
  /// How far anomalies stand out.
  static func strength(to highest: Double) -> Key {
    .key(
      "strength", .number(0...highest), or: 1,
      "How far anomalies stand out: 1 as defined; at 0 nothing is planted, and labels stay.")
  }

  static func seed(_ help: String) -> Key { .key("seed", .whole(0...(.max)), or: 1, help) }
}
