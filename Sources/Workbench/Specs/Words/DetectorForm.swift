import Detectors
import Files
import Vocabulary

/// A detector as a spec names it: its keys, and how they become settings that cannot be wrong.
struct DetectorForm: Sendable {
  let form: Form
  let make: @Sendable (Settings) throws(SettingError) -> any Detector

  /// A detector of `keys`; those that every detector has are added.
  init(
    _ name: String, _ help: String, keys: [Key] = [],
    make: @escaping @Sendable (Settings) throws(SettingError) -> any Detector
  ) {
    form = Form(name, help, keys: keys + [Self.atMost])
    self.make = make
  }

  static let atMost = Key.optional(
    "at-most", .whole(2...(.max)),
    "How many rows of the data set take part, for methods whose cost grows faster than the rows; "
      + "a stratified draw, the same for all detectors with this limit.")
}

/// The detectors that a spec can name.
enum DetectorForms {
  static let all: [DetectorForm] = single + ensembles

  /// The detectors that are not made of others.
  static let single: [DetectorForm] =
    forest + neighbors + kernel + neural + distribution
    + controls

  /// All that can be named, also what is made elsewhere.
  static let forms: [Form] = all.map(\.form) + outside

  /// The detector that a choice among our own describes.
  static func detector(_ choice: Choice) throws(SettingError) -> any Detector {
    guard let entry = all.first(where: { $0.form.name == choice.name }) else {
      preconditionFailure("no detector is called '\(choice.name)'")
    }
    return try entry.make(choice.settings)
  }
}
