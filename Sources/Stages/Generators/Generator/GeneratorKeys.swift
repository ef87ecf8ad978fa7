public import Forms

// Keys that several generators and corruptions have.

extension Key where Value == Double {
  /// How far anomalies stand out.
  static func strength(to highest: Double) -> Key {
    .key(
      "strength", .number(0...highest), or: 1,
      "How far anomalies stand out: 1 as defined; at 0 nothing is planted, and labels stay.")
  }
}

extension Key where Value == Int {
  /// The seed of a generator.
  public static var seed: Key { .key("seed", .seed, or: 1, "The seed; equal seeds, equal bytes.") }
}

extension String {
  /// The words of a kind as a key of a spec: `level-shift`.
  var asKey: String { replacing(" ", with: "-") }
}
