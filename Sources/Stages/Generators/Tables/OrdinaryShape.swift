/// What ordinary rows of a synthetic table look like.
public enum OrdinaryShape: String, Sendable, CaseIterable {
  /// Three Gaussian clusters with a covariance each.
  case clusters
  /// One Gaussian whose columns move together.
  case correlated
  /// One Student t with three degrees of freedom, whose columns move together.
  case heavyTailed = "heavy-tailed"
  /// Two rings, one inside the other, turned into the space of all columns.
  case rings
  /// Two half moons that reach into each other, turned into the space of all columns.
  case moons
  /// A rolled-up sheet, turned into the space of all columns.
  case swissRoll = "swiss-roll"
  /// A box with independent columns.
  case uniform

  /// The fewest columns in which the shape exists.
  public var fewestColumns: Int {
    switch self {
    case .uniform: 1
    case .clusters, .correlated, .heavyTailed, .rings, .moons: 2
    case .swissRoll: 3
    }
  }

  /// The kinds of anomaly that are something other than an ordinary row of this shape.
  public var kinds: [AnomalyKind] {
    self == .uniform ? [.local, .clustered] : AnomalyKind.allCases
  }
}
