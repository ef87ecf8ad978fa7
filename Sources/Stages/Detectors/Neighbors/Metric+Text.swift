internal import Numerics
internal import Vocabulary

extension Metric {
  /// The name by which models store a metric: `manhattan`, `minkowski 3.0`.
  var text: String {
    switch self {
    case .euclidean: "euclidean"
    case .manhattan: "manhattan"
    case .chebyshev: "chebyshev"
    case .minkowski(let power): "minkowski \(power)"
    case .cosine: "cosine"
    }
  }

  /// The metric of that name; `nil` if there is none.
  init?(text: String) {
    switch text {
    case "euclidean": self = .euclidean
    case "manhattan": self = .manhattan
    case "chebyshev": self = .chebyshev
    case "cosine": self = .cosine
    default:
      let words = text.split(separator: " ")
      guard words.count == 2, words[0] == "minkowski", let power = Double(words[1]), power >= 1
      else { return nil }
      self = .minkowski(power)
    }
  }

  /// Returns the metric if it is one.
  func checked() throws(SettingError) -> Metric {
    if case .minkowski(let power) = self, !(power >= 1) {
      throw SettingError("metric", mustBe: "a Minkowski power of at least 1", not: power)
    }
    return self
  }
}
