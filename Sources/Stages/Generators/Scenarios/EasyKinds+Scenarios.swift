extension EasyKinds {
  /// All: their anomalies lie many deviations off in some channel.
  static let recipes = AccuracyRecipe.Kind.allCases

  static func scenarios(_ kind: ElideScenario.Kind) -> [String] { kind.troubles }

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
}
