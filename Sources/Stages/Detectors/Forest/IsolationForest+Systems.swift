extension IsolationForest {
  /// The forest of the certificate monitor: 150 trees of scikit-learn's kind.
  public static let certificates = known { try IsolationForest(trees: 150) }

  /// Elide's forest: scikit-learn's own defaults.
  public static let elide = known { try IsolationForest() }

  /// Settings that are known to be in range.
  private static func known(_ make: () throws -> IsolationForest) -> IsolationForest {
    do { return try make() } catch { preconditionFailure("\(error)") }
  }
}
