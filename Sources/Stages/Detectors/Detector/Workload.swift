import Foundation

/// How much a detector is to do: what its time and its memory grow with.
public struct Workload: Sendable, Equatable {
  /// How many rows it learns from, which it scores too.
  public let training: Int
  /// How many other rows it scores.
  public let others: Int
  /// How many numbers a row has, after words became numbers.
  public let columns: Int

  public init(training: Int, others: Int, columns: Int) {
    self.training = training
    self.others = others
    self.columns = columns
  }

  /// All rows that are scored.
  var scored: Double { Double(training) + Double(others) }

  /// How many numbers are learned from.
  var cells: Double { Double(training) * Double(columns) }

  /// How many numbers are scored.
  var scoredCells: Double { scored * Double(columns) }

  /// How often the training rows can be halved.
  var levels: Double { log2(Double(max(2, training))) }

  /// The same rows with fewer columns, one at least.
  func with(columns: Int) -> Workload {
    Workload(training: training, others: others, columns: max(1, columns))
  }
}
