import Formats
import Forms
import Scoring
import Vocabulary

/// The maps that bring scores to 0…1, as a spec names them.
extension Form {
  static let calibrations: [Form] = [
    Form("none", "Scores stay as they are."),
    Form("min-max", "The place between the lowest and the highest reference score."),
    Form("standard", "Deviations from the mean; not limited to 0…1."),
    Form("ecdf", "The share of reference scores that are at most the score."),
    Form("gaussian", "How unlikely a normal distribution finds the score."),
    Form(
      "logistic", "A logistic curve; fitted to the reference scores unless both keys are given.",
      keys: [
        .optional("steepness", .positive, "The slope k."),
        .optional("midpoint", .number, "The score that becomes one half."),
      ]),
    Form(
      "exponential", "1 − e^(−rate · score).",
      keys: [.key("rate", .positive, or: 25, "The rate.")]),
    Form(
      "unit", "A logistic curve as wide as the deviation of the reference scores.",
      keys: [.key("midpoint", .number, or: 0, "The score that becomes one half.")]),
    Form("error-ratio", "A logistic curve in multiples of the 95 % quantile of the scores."),
    Form("sigmoid", "A logistic curve with guessed labels, refined in turn."),
    Form("platt", "A logistic curve fitted to labels."),
    Form("isotonic", "The rising steps nearest to the labels."),
    Form("ranks", "The mean rank among the reference scores."),
    Form("conformal", "One minus the conformal p-value."),
  ]
}

extension ScoreMapKind {
  /// The map that a choice among `Form.calibrations` describes.
  init(_ choice: Choice) throws(SettingError) {
    let settings = choice.settings
    switch choice.name {
    case "none": self = .none
    case "min-max": self = .minMax
    case "standard": self = .standard
    case "ecdf": self = .ecdf
    case "gaussian": self = .gaussian
    case "logistic":
      guard settings.has("steepness"), settings.has("midpoint") else {
        self = .logistic
        return
      }
      self = try .logistic(
        steepness: settings.number("steepness"), midpoint: settings.number("midpoint"))
    case "exponential": self = try .exponential(rate: settings.number("rate"))
    case "unit": self = try .unit(midpoint: settings.number("midpoint"))
    case "error-ratio": self = .errorRatio
    case "sigmoid": self = .sigmoid
    case "platt": self = .platt
    case "isotonic": self = .isotonic
    case "ranks": self = .ranks
    default: self = .conformal
    }
  }
}
