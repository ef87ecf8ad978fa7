import Numerics
import Vocabulary

/// What ordinary rows are like, as far as anomalies are defined by it.
struct Planting {
  /// How far anomalies are moved; `alpha` is that of the definitions.
  let strength: Double
  var alpha: Double { 1 + 4 * strength }

  private let lowest: [Double]
  private let highest: [Double]
  private let deviation: [Double]
  /// The density of each column for itself; `nil` where a column does not vary, or is not asked for.
  private let marginals: [KernelDensity?]

  init(in ordinary: Matrix<Double>, strength: Double, needsMarginals: Bool) {
    self.strength = strength
    let columns = (0..<ordinary.columns).map { ordinary.column($0) }
    lowest = columns.map { $0.min() ?? 0 }
    highest = columns.map { $0.max() ?? 0 }
    deviation = columns.map { (RunningMoments($0).sampleVariance ?? 0).squareRoot() }
    marginals = columns.map { needsMarginals ? KernelDensity($0, bandwidth: .silverman) : nil }
  }

  /// What an ordinary row of the component with this mean becomes.
  func moved(
    _ row: [Double], to kind: AnomalyKind, mean: [Double], _ chance: inout Generator
  ) -> [Double] {
    switch kind {
    case .local:
      let scale = alpha.squareRoot()
      return row.indices.map { mean[$0].blended(with: row[$0], scale) }
    case .global:
      return row.indices.map { anywhere(row[$0], column: $0, &chance) }
    case .clustered:
      let shift = shift(of: mean)
      return row.indices.map { row[$0] + shift[$0] }
    case .dependency:
      return row.indices.map { column in
        let isReplaced = chance.uniform() < strength
        let value = marginals[column]?.draw(&chance) ?? row[column]
        return isReplaced ? value : row[column]
      }
    }
  }

  /// Somewhere in the box of 1.1 times the lowest and highest value; beyond a strength of 1 the box grows.
  private func anywhere(_ value: Double, column: Int, _ chance: inout Generator) -> Double {
    let drawn = 1.1 * lowest[column].blended(with: highest[column], chance.uniform())
    guard strength > 1 else { return value.blended(with: drawn, strength) }
    let center = 1.1 * (lowest[column] + highest[column]) / 2
    return center + strength * (drawn - center)
  }

  /// What multiplying a mean by alpha adds to it.
  ///
  /// A mean nearer to 0 than half a deviation a column is taken to be that far away: multiplying
  /// nothing would plant nothing.
  private func shift(of mean: [Double]) -> [Double] {
    let varying = mean.indices.filter { deviation[$0] > 0 }
    let squares = varying.reduce(0) { sum, column in
      let distance = mean[column] / deviation[column]
      return sum + distance * distance
    }
    let isFar = squares >= 0.25 * Double(varying.count)
    return mean.indices.map { column in
      let least = deviation[column] / 2 * (mean[column] < 0 ? -1 : 1)
      return (alpha - 1) * (isFar ? mean[column] : least)
    }
  }
}

extension OrdinaryRows {
  /// A data set in which rows of chance are moved, each to one kind of anomaly.
  ///
  /// Where the components are not known, a mixture finds them among the rows that stay as they are.
  func planted(
    _ mix: AnomalyMix, strength: Double, names: [String]? = nil, _ seed: Seed
  ) -> (table: Table, kinds: [String?]) {
    var chance = seed.split("plant").generator()
    let kinds = mix.planted(in: rows.rows)
    let places = chance.sample(kinds.count, of: rows.rows)
    var planted = [AnomalyKind?](repeating: nil, count: rows.rows)
    for (place, kind) in zip(places, kinds) { planted[place] = kind }
    let untouched = rows.gathering(rows: planted.indices.filter { planted[$0] == nil })
    let planting = Planting(
      in: untouched, strength: strength, needsMarginals: kinds.contains(.dependency))
    let components = known(learnedFrom: untouched, seed)
    var moved = rows
    for (place, kind) in zip(places, kinds) {
      let row = (0..<rows.columns).map { rows[place, $0] }
      let anomaly = planting.moved(row, to: kind, mean: components.mean(at: place), &chance)
      for column in anomaly.indices { moved[place, column] = anomaly[column] }
    }
    return (Table(moved, names: names), planted.map { $0?.rawValue })
  }

  private func known(learnedFrom untouched: Matrix<Double>, _ seed: Seed) -> Components {
    if let components { return components }
    // Numbers so large that a mixture overflows have at least a mean.
    return (try? Components(of: rows, learnedFrom: untouched, seed: seed))
      ?? Components(
        means: Matrix([untouched.columnMeans()]), owner: Array(repeating: 0, count: rows.rows))
  }
}
