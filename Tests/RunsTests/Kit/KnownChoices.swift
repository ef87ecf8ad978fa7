import Decisions
import Detectors
import Features
import Forms
import Scoring
import Sources

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// The words that a spec may choose from, so that a law is checked for every one of them, new ones too.
enum KnownChoices {
  static let splits = SplitSettings.choices.forms.map(\.name)
  static let scales = words(of: "scale", in: Spec.form)
  static let encodings = names(of: "categories")
  static let missingRules = words(of: "rule", in: MissingNumbers.form)
  static let detectors = Detectors.choices.forms.map(\.name)
  static let calibrations = ScoreMapMethods.choices.forms.map(\.name)
  static let thresholds = ThresholdMethods.choices.forms.map(\.name)

  private static func names(of key: String) -> [String] {
    guard case .choice(let forms)? = Spec.form.key(key)?.shape else { return [] }
    return forms.map(\.name)
  }

  private static func words(of key: String, in form: Form) -> [String] {
    guard case .word(let words)? = form.key(key)?.shape else { return [] }
    return words
  }
}
