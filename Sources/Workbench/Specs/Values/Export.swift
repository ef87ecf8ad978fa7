import Forms

/// The trials whose fitted pipelines are kept.
public enum Export: Sendable, Equatable {
  case none
  case best
  /// As `best`, where each seed of the chosen candidate is one member of an ensemble.
  case allSeeds
  case all
  /// The best of each detector named.
  case bestOf([String])

  static let kind = Kind<Self>.either(
    .words(["none": .none, "best": .best, "all": .all]),
    .form(
      ExportedSeeds.self, { $0[ExportedSeeds.seeds] == .all ? .allSeeds : .best },
      back: { _ in .standard }),
    Kind<[String]>.list(of: .text).mapped(
      { .bestOf($0) }, back: { if case .bestOf(let names) = $0 { names } else { nil } }))
}

/// Which seeds of the best candidate become its bundle.
enum ExportedSeeds: Keyed {
  enum Seeds: String, Sendable, CaseIterable {
    case median, all
  }

  static let name = "export"
  static let help = "Which seeds of the best candidate are kept."
  static let seeds = Key<Self, Seeds>.key(
    "seeds", .word, or: .all,
    "The median one by what was chosen by, or all of them as one ensemble, which is judged like any "
      + "trial before it is kept.")
  static var keys: [any FormKey<Self>] { [seeds] }
}
