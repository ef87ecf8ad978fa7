import Vocabulary

/// Which kinds of anomaly are easy: the area under a trivial control's ROC curve comes within 0.05 of that
/// of a strong detector, so that to find them shows little.
///
/// Declared here alone, and checked on a hundred seeds: Benchmarks/generators.md holds the numbers. They
/// were measured at a strength of 1, tables with eight columns (rings, moons and rolls with four).
public enum EasyKinds {
  static func tables(_ shape: OrdinaryShape) -> [AnomalyKind] {
    switch shape {
    case .clusters: [.clustered]
    case .correlated: [.global, .clustered]
    case .heavyTailed: [.local, .global, .clustered]
    case .uniform: [.local, .clustered]
    case .rings, .moons, .swissRoll: [.clustered]
    }
  }

  /// All: their anomalies lie many deviations off in some channel.
  static let recipes = AccuracyRecipe.Kind.allCases

  static func scenarios(_ kind: ElideScenario.Kind) -> [String] { kind.troubles }

  /// Of the values as they come, in windows.
  static let series: [SeriesAnomaly] = [.point, .variance]

  /// All, of sessions as of single requests.
  static let behavior = BehaviorAttack.allCases.filter(\.isAttack)
}

extension EasyKinds {
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

  /// The easy kinds of recipes, in a sentence for help.
  public static var inRecipes: String {
    sentence(recipes.map(\.rawValue), of: AccuracyRecipe.Kind.allCases.count)
  }

  /// The easy kinds of scenarios, in a sentence for help.
  public static var inScenarios: String {
    sentence(
      ElideScenario.Kind.allCases.flatMap(scenarios),
      of: ElideScenario.Kind.allCases.flatMap(\.troubles).count)
  }

  /// The easy kinds of series, in a sentence for help.
  public static var inSeries: String { sentence(series.map(\.rawValue)) }

  /// The easy kinds of behavior, in a sentence for help.
  public static var inBehavior: String {
    sentence(behavior.map(\.rawValue), of: BehaviorAttack.allCases.count(where: \.isAttack))
  }

  private static func sentence(_ kinds: [String], of count: Int? = nil) -> String {
    kinds.count == count
      ? "All its kinds are easy to find, by a trivial control too."
      : "Easy to find, by a trivial control too: \(kinds.joined(separator: ", "))."
  }
}

extension DatasetGenerator {
  /// Where the made rows come from, and which of their anomalies are easy to find.
  var provenance: Provenance { Provenance(made: recipe, easy: easyKinds) }
}

extension Provenance {
  /// What was made by a recipe, with the kinds in it that are easy to find.
  init(made recipe: String, easy: [String]) {
    self.init(
      .generated(recipe),
      notes: easy.isEmpty
        ? [] : ["easy to find, by a trivial control too: \(easy.joined(separator: ", "))"])
  }
}
