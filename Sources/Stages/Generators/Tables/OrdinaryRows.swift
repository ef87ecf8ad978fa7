import Foundation
import Numerics

/// Ordinary rows, with the components that they were drawn from where these are known.
struct OrdinaryRows {
  let rows: Matrix<Double>
  let components: Components?

  init(rows: Matrix<Double>, components: Components?) {
    self.rows = rows
    self.components = components
  }

  /// Draws `count` rows of a shape; the components of manifolds are left for a fit to find.
  init(_ shape: OrdinaryShape, count: Int, columns: Int, seed: Seed) {
    let world = seed.split("world")
    let draws = seed.split("rows")
    switch shape {
    case .clusters:
      self = Self.clusters(3, count: count, columns: columns, world: world, draws: draws)
    case .correlated, .heavyTailed:
      self = Self.blob(
        count: count, columns: columns, heavy: shape == .heavyTailed, world: world, draws: draws)
    case .uniform:
      var chance = draws.generator()
      self.init(
        rows: Matrix(rows: count, columns: columns) { _, _ in chance.uniform() },
        components: Components(
          means: Matrix(rows: 1, columns: columns) { _, _ in 0.5 },
          owner: Array(repeating: 0, count: count)))
    case .rings, .moons, .swissRoll:
      self = Self.manifold(shape, count: count, columns: columns, world: world, draws: draws)
    }
  }

  /// `mean + 0.4 · noise + factors · common`, with a few common factors.
  ///
  /// A column's factors are a direction of chance: each column has the same variance, 1.16, and all but
  /// 0.16 of it goes together with others.
  private struct Blob {
    let mean: [Double]
    let factors: Matrix<Double>

    init(columns: Int, spread: Double, _ chance: inout Generator) {
      mean = (0..<columns).map { _ in
        (chance.uniform() < 0.5 ? -1 : 1) * chance.uniform(spread / 2, spread)
      }
      let common = max(1, min(columns / 4, 4))
      let draws = Matrix<Double>(rows: columns, columns: common) { _, _ in chance.normal() }
      factors = Matrix(rows: columns, columns: common) { column, factor in
        let squares = (0..<common).reduce(0) { $0 + draws[column, $1] * draws[column, $1] }
        return draws[column, factor] / squares.squareRoot()
      }
    }

    func draw(_ chance: inout Generator, heavy: Bool) -> [Double] {
      let common = (0..<factors.columns).map { _ in chance.normal() }
      // Student t with three degrees of freedom: a Gaussian over √(χ²₃ / 3).
      let squares = heavy ? (0..<3).map { _ in chance.normal() }.reduce(0) { $0 + $1 * $1 } : 3
      let scale = (3 / max(squares, 1e-12)).squareRoot()
      return mean.indices.map { column in
        var value = 0.4 * chance.normal()
        for factor in common.indices { value += factors[column, factor] * common[factor] }
        return mean[column] + scale * value
      }
    }
  }

  private static func clusters(
    _ clusters: Int, count: Int, columns: Int, world: Seed, draws: Seed
  ) -> OrdinaryRows {
    var place = world.generator()
    let blobs = (0..<clusters).map { _ in Blob(columns: columns, spread: 6, &place) }
    var chance = draws.generator()
    let component = (0..<count).map { _ in chance.below(clusters) }
    let rows = component.map { blobs[$0].draw(&chance, heavy: false) }
    return OrdinaryRows(
      rows: Matrix(rows: count, columns: columns, elements: rows.flatMap { $0 }),
      components: Components(means: Matrix(blobs.map(\.mean)), owner: component))
  }

  private static func blob(
    count: Int, columns: Int, heavy: Bool, world: Seed, draws: Seed
  ) -> OrdinaryRows {
    var place = world.generator()
    let blob = Blob(columns: columns, spread: 4, &place)
    var chance = draws.generator()
    let rows = (0..<count).flatMap { _ in blob.draw(&chance, heavy: heavy) }
    return OrdinaryRows(
      rows: Matrix(rows: count, columns: columns, elements: rows),
      components: Components(
        means: Matrix([blob.mean]), owner: Array(repeating: 0, count: count)))
  }

  /// Points of a curve or sheet, turned into all columns by a map of chance, with noise of 0.05.
  private static func manifold(
    _ shape: OrdinaryShape, count: Int, columns: Int, world: Seed, draws: Seed
  ) -> OrdinaryRows {
    var place = world.generator()
    let flat = shape == .swissRoll ? 3 : 2
    let scale = 1 / Double(flat).squareRoot()
    let turn = Matrix<Double>(rows: flat, columns: columns) { _, _ in scale * place.normal() }
    let shift = (0..<columns).map { _ in place.uniform(1, 2) }
    var chance = draws.generator()
    var rows = Matrix<Double>(rows: count, columns: columns)
    for row in 0..<count {
      let point = point(of: shape, &chance)
      for column in 0..<columns {
        var value = shift[column] + 0.05 * chance.normal()
        for (axis, coordinate) in point.enumerated() { value += turn[axis, column] * coordinate }
        rows[row, column] = value
      }
    }
    return OrdinaryRows(
      rows: rows, components: nil)
  }

  private static func point(of shape: OrdinaryShape, _ chance: inout Generator) -> [Double] {
    switch shape {
    case .rings:
      let angle = chance.uniform(0, 2 * .pi)
      let radius = chance.uniform() < 0.5 ? 1.0 : 2.5
      return [radius * cos(angle), radius * sin(angle)]
    case .moons:
      let angle = chance.uniform(0, .pi)
      return chance.uniform() < 0.5
        ? [cos(angle), sin(angle)] : [1 - cos(angle), 0.5 - sin(angle)]
    default:
      let angle = chance.uniform(1.5 * .pi, 4.5 * .pi)
      return [0.2 * angle * cos(angle), chance.uniform(-2, 2), 0.2 * angle * sin(angle)]
    }
  }
}
