internal import Forms
public import Numerics
internal import Vocabulary

extension Metric {
  /// The word by which specs and stored models name a metric.
  public enum Word: String, Sendable, CaseIterable {
    case euclidean, manhattan, chebyshev, minkowski, cosine
  }

  /// - Parameter power: that of `minkowski`.
  public init(_ word: Word, power: Double) {
    switch word {
    case .euclidean: self = .euclidean
    case .manhattan: self = .manhattan
    case .chebyshev: self = .chebyshev
    case .minkowski: self = .minkowski(power)
    case .cosine: self = .cosine
    }
  }

  private var word: Word {
    switch self {
    case .euclidean: .euclidean
    case .manhattan: .manhattan
    case .chebyshev: .chebyshev
    case .minkowski: .minkowski
    case .cosine: .cosine
    }
  }

  /// The name by which models store a metric: `manhattan`, `minkowski 3.0`.
  var text: String {
    if case .minkowski(let power) = self { "\(word.rawValue) \(power)" } else { word.rawValue }
  }

  /// The metric of that name; `nil` if there is none.
  init?(text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let word = Word(rawValue: words[0]) else { return nil }
    switch (word, words.count) {
    case (.minkowski, 2):
      guard let power = Double(words[1]), power >= 1 else { return nil }
      self = .minkowski(power)
    case (.minkowski, _): return nil
    case (_, 1): self.init(word, power: 1)
    default: return nil
    }
  }

  /// Returns the metric if it is one.
  func checked() throws(SettingError) -> Metric {
    if case .minkowski(let power) = self { _ = try Key<Metric, Double>.power.checked(power) }
    return self
  }
}

extension Key where Value == Metric.Word {
  static var metric: Key { .axis("metric", .word, or: .euclidean, "How far two rows are apart.") }
}

extension Key where Value == Double {
  static var power: Key {
    .axis("power", .number(1...(.greatestFiniteMagnitude)), or: 2, "The power of minkowski.")
  }
}

extension Key where Value == Int {
  static func neighbors(or count: Int) -> Key {
    .axis("neighbors", .count, or: count, "How many neighbors.")
  }
}
