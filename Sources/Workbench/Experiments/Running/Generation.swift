public import Datasets
import Files
import Numerics
import YAML

/// Rows that are made rather than read.
public enum Generation {
  /// The rows of a recipe as a spec's `generate` has it: `recipe: { kind: gaussian, rows: 500 }`.
  ///
  /// - Parameter seed: The seed instead of the recipe's own.
  public static func dataset(of text: String, seed: Int?) throws -> Dataset {
    var reader = SpecReader()
    let choice = reader.read(try Node(yaml: text, file: "recipe"), choice: GeneratorForms.forms)
    try reader.complaints.check()
    guard let choice = choice.map({ Choice($0) }) else {
      preconditionFailure("a recipe without complaints was read")
    }
    let own = UInt64(choice.settings.whole("seed"))
    return try GeneratorForms.generator(choice).generate(seed: Seed(seed.map(UInt64.init) ?? own))
  }
}

/// Names of the catalog.
public enum DatasetNames {
  /// The names that patterns stand for; a pattern may end in a star.
  public static func matching(_ patterns: [String]) throws -> [String] {
    let catalog = try Catalog()
    var names: [String] = []
    for pattern in patterns {
      guard pattern.hasSuffix("*") else {
        names.append(try catalog.entry(pattern).name)
        continue
      }
      let start = pattern.dropLast()
      let matches = catalog.entries.filter { $0.name.hasPrefix(start) && $0.reading != nil }
      guard !matches.isEmpty else {
        throw RunError.nothingToDo("no data set of the catalog is called '\(pattern)'")
      }
      names += matches.map(\.name)
    }
    return names.uniqued()
  }
}
