import Foundation

extension Points {
  /// The differences between a row and a point, number by number.
  private func differences(_ row: [Double], _ point: Int) -> [Double] {
    row.indices.map { row[$0] - coordinates[point * columns + $0] }
  }

  func squaredDistance(from row: [Double], to point: Int) -> Double {
    differences(row, point).reduce(0) { $0 + $1 * $1 }
  }

  func distance(from row: [Double], to point: Int, _ proximity: Proximity) -> Double {
    switch proximity {
    case .euclidean: return squaredDistance(from: row, to: point).squareRoot()
    case .manhattan: return differences(row, point).reduce(0) { $0 + abs($1) }
    case .chebyshev: return differences(row, point).reduce(0) { max($0, abs($1)) }
    case .minkowski(let power):
      return pow(differences(row, point).reduce(0) { $0 + pow(abs($1), power) }, 1 / power)
    case .cosine:
      let own = coordinates[(point * columns)..<((point + 1) * columns)]
      let squares = row.reduce(0) { $0 + $1 * $1 } * own.reduce(0) { $0 + $1 * $1 }
      guard squares > 0 else { return 1 }
      return min(2, max(0, 1 - zip(row, own).reduce(0) { $0 + $1.0 * $1.1 } / squares.squareRoot()))
    }
  }
}
