import Machine
import Vocabulary

/// A test row that scores high, as somebody looks for it.
struct StrangeRow: Sendable, Equatable {
  /// Its place in the data set, from 0.
  let place: Int
  let time: WallTime?
  let score: Double
  let label: Label

  /// More are neither read nor seen.
  static let most = 200
}
