import Vocabulary

/// Which kinds of anomaly are easy: the area under a trivial control's ROC curve comes within 0.05 of that
/// of a strong detector, so that to find them shows little.
///
/// Declared here alone, and checked on a hundred seeds: Benchmarks/generators.md holds the numbers. They
/// were measured at a strength of 1, tables with eight columns (rings, moons and rolls with four).
public enum EasyKinds {
  /// The easy kinds of a family, in a sentence for help.
  ///
  /// - Parameter count: How many kinds the family has.
  static func sentence(_ kinds: [String], of count: Int? = nil) -> String {
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
