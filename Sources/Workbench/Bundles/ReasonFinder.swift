import Detectors
import Features
import Formats
import Numerics
import Pipelines

/// A column that makes a row strange, and what it adds.
struct Reason: Sendable, Equatable {
  let column: String
  let part: Double

  var json: JSON { ["column": .text(column), "part": .number(part)] }
}

/// Finds the weightiest reasons of rows while they are scored.
struct ReasonFinder: Sendable {
  private let explaining: RowExplaining
  private let most: Int

  init(_ explaining: RowExplaining, atMost most: Int) {
    self.explaining = explaining
    self.most = most
  }

  /// Those of each row, the weightiest first.
  ///
  /// - Parameter numbers: The numbers of the rows in their file.
  func reasons(of features: Matrix<Float>, numbered numbers: [Int]) throws -> [[Reason]] {
    let columns = explaining.pipeline.features.columns
    return try numbers.indices.map { place in
      let found = try explaining.explanation(of: features, at: place, numbered: numbers[place])
      return found.weightiest.prefix(most).map {
        Reason(column: columns[$0], part: found.parts[$0])
      }
    }
  }
}

extension Explanation {
  /// The places of the parts, the largest amount first, whichever its sign; of equals the first.
  var weightiest: [Int] {
    parts.indices.sorted { (-abs(parts[$0]), $0) < (-abs(parts[$1]), $1) }
  }
}
