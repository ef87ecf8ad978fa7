import Detectors
import Formats
import Forms
import Vocabulary

/// The detectors that a spec can name: ours, by what each says of itself, and what is made elsewhere.
enum DetectorForms {
  /// How many rows take part belongs to the split; a spec says it beside the detector that needs it.
  static let atMost = Key.optional(
    "at-most", .whole(2...(.max)),
    "How many rows of the data set take part, for methods whose cost grows faster than the rows; "
      + "a stratified draw, the same for all detectors with this limit.")

  static let forms: [Form] = Detectors.choices.forms.map { $0.with([atMost]) } + outside

  /// The detector that a choice among our own describes.
  static func detector(_ choice: Choice) throws(SettingError) -> any Detector {
    try Detectors.choices.make(Forms.Choice(choice.name, choice.settings.members))
  }

  /// The controls that a run scores beside the detectors that it asks for, at their defaults.
  static func controls(beside asked: Set<String>) -> [Choice] {
    let types = asked.compactMap { Detectors.named($0) }
    return Detectors.all.filter { $0.accompanies(types) }.map { control in
      Choice(Forms.Choice(control.form)).combinations(among: [control.form])[0]
    }
  }
}
