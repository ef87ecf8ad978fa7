extension EasyKinds {
  static func tables(_ shape: OrdinaryShape) -> [AnomalyKind] {
    switch shape {
    case .clusters: [.clustered]
    case .correlated: [.global, .clustered]
    case .heavyTailed: [.local, .global, .clustered]
    case .uniform: [.local, .clustered]
    case .rings, .moons, .swissRoll: [.clustered]
    }
  }

  /// The easy kinds of tables, in a sentence for help.
  public static var inTables: String {
    let kinds = AnomalyKind.allCases.compactMap { kind -> String? in
      let possible = OrdinaryShape.allCases.filter { $0.kinds.contains(kind) }
      let easy = possible.filter { tables($0).contains(kind) }
      guard !easy.isEmpty else { return nil }
      let shapes = easy.map(\.rawValue).joined(separator: ", ")
      return "\(kind.rawValue) (\(easy == possible ? "in any shape" : shapes))"
    }
    return sentence(kinds)
  }
}
