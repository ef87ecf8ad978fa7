public import Vocabulary

/// A number cut into bands, each with what it means.
public struct Bands<Outcome: Sendable & Equatable>: Sendable, Equatable {
  public struct Band: Sendable, Equatable {
    public let bound: Bound
    public let outcome: Outcome
  }

  /// The bands, highest first.
  public let bands: [Band]
  /// What a number below all bands means.
  public let rest: Outcome

  /// Makes bands from bounds in any order; no two may be equal, and none may be NaN.
  public init(_ bands: [(Bound, Outcome)], otherwise rest: Outcome) throws(SettingError) {
    let ordered = bands.map { Band(bound: $0.0, outcome: $0.1) }
      .sorted { $0.bound.isStricter(than: $1.bound) }
    for band in ordered where !band.bound.value.isFinite {
      throw SettingError("tiers", mustBe: "finite bounds", not: band.bound)
    }
    for (upper, lower) in zip(ordered, ordered.dropFirst()) where upper.bound == lower.bound {
      throw SettingError("tiers", mustBe: "bounds that differ", not: "\(lower.bound) twice")
    }
    self.init(ordered: ordered, rest: rest)
  }

  init(ordered bands: [Band], rest: Outcome) {
    self.bands = bands
    self.rest = rest
  }

  /// What `number` means; a number that is none lies in the highest band.
  public func callAsFunction(_ number: Double) -> Outcome {
    bands.first { $0.bound.admits(number) }?.outcome ?? rest
  }
}

extension Bands {
  /// Bands that are known to be in order.
  init(falling bands: [(Bound, Outcome)], otherwise rest: Outcome) {
    self.init(ordered: bands.map { Band(bound: $0.0, outcome: $0.1) }, rest: rest)
  }
}
