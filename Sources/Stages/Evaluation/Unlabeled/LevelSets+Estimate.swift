public import Numerics
public import Vocabulary

extension LevelSets {
  /// How many places are drawn to estimate volumes.
  public static let places = 100_000
  /// How many columns a box may have before it is mostly empty, and how many subsets of so many columns
  /// then stand for it.
  public static let columnLimit = 5
  public static let subsets = 50

  /// The criteria of a method on data, as means over random subsets of five columns where there are more.
  ///
  /// - Parameters:
  ///   - rows: The data whose mass is measured; the box around it is where volumes are.
  ///   - boxVolume: The volume of that box, where volumes are to be shares of it; else its own.
  ///   - judged: How many rows, drawn from all, are scored at most to say how much mass a set holds.
  ///   - scorer: Learns from the columns named, and answers how rows of those columns score.
  /// - Returns: `nil` if there are no rows or a score is NaN.
  public static func criteria<Failure: Error>(
    of rows: Matrix<Float>, seed: Seed, boxVolume: Double? = nil, places: Int = Self.places,
    subsets: Int = Self.subsets, judged: Int = .max,
    scorer: (_ columns: [Int]) throws(Failure) -> (Matrix<Float>) throws(Failure) -> Scores
  ) throws(Failure) -> (massVolume: Double, excessMass: Double)? {
    guard rows.rows > 0, rows.columns > 0 else { return nil }
    var generator = seed.split("column subsets").generator()
    let all = Array(0..<rows.columns)
    let choices =
      all.count <= columnLimit
      ? [all] : (0..<subsets).map { _ in generator.sample(columnLimit, of: all.count).sorted() }
    let whole = Box(around: rows)
    var drawing = seed.split("rows").generator()
    let judged =
      rows.rows > judged
      ? rows.gathering(rows: drawing.sample(judged, of: rows.rows).sorted()) : rows
    var (massVolume, excessMass) = (0.0, 0.0)
    for (index, columns) in choices.enumerated() {
      let score = try scorer(columns)
      let box = whole.along(columns)
      let drawn = box.uniform(places, seed.split("places", index))
      guard
        let sets = LevelSets(
          data: try score(judged.gathering(columns: columns)), uniform: try score(drawn),
          volume: boxVolume ?? box.volume)
      else { return nil }
      massVolume += sets.massVolume / Double(choices.count)
      excessMass += sets.excessMass / Double(choices.count)
    }
    return (massVolume, excessMass)
  }
}

/// The smallest box with edges along the columns that holds all rows.
private struct Box {
  let lower: [Float]
  let upper: [Float]

  init(around rows: Matrix<Float>) {
    lower = (0..<rows.columns).map { rows.column($0).min() ?? 0 }
    upper = (0..<rows.columns).map { rows.column($0).max() ?? 0 }
  }

  private init(lower: [Float], upper: [Float]) {
    self.lower = lower
    self.upper = upper
  }

  /// The same along some of its columns.
  func along(_ columns: [Int]) -> Box {
    Box(lower: columns.map { lower[$0] }, upper: columns.map { upper[$0] })
  }

  /// The product of the edges that have a length.
  var volume: Double {
    zip(lower, upper).reduce(1) { $1.1 > $1.0 ? $0 * (Double($1.1) - Double($1.0)) : $0 }
  }

  func uniform(_ count: Int, _ seed: Seed) -> Matrix<Float> {
    var generator = seed.generator()
    return Matrix(rows: count, columns: lower.count) { _, column in
      Float(generator.uniform(Double(lower[column]), Double(upper[column])))
    }
  }
}
