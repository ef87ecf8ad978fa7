import Forms

/// The trials whose fitted pipelines are kept.
public enum Export: Sendable, Equatable {
  case none
  case best
  case all
  /// The best of each detector named.
  case bestOf([String])

  static let kind = Kind<Self>.either(
    .words(["none": .none, "best": .best, "all": .all]),
    Kind<[String]>.list(of: .text).mapped(
      { .bestOf($0) }, back: { if case .bestOf(let names) = $0 { names } else { nil } }))
}
