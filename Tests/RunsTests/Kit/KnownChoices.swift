@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The words that a spec may choose from, so that a law is checked for every one of them, new ones too.
enum KnownChoices {
  static let splits = Form.splits.map(\.name)
  static let scales = words(of: "scale", in: .spec)
  static let encodings = Form.encodings.map(\.name)
  static let missingRules = words(of: "rule", in: .missing)
  static let detectors = DetectorForms.all.map(\.form.name)
  static let calibrations = Form.calibrations.map(\.name)
  static let thresholds = ThresholdForms.forms.map(\.name)

  private static func words(of key: String, in form: Form) -> [String] {
    guard case .word(let words)? = form.key(key)?.shape else { return [] }
    return words
  }
}
