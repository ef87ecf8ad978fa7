import Detectors

extension Explanation.Space {
  /// What parts add up to, as a sentence ends with it.
  var amount: String {
    switch self {
    case .path: "the length of paths, turned round, of which the score is a curve"
    case .squaredError: "the mean squared error"
    case .squaredDistance: "the squared distance from the center"
    case .neighbor: "the squared distance to the neighbor that counts"
    case .columns: "the score, which is their sum"
    case .score: "the score"
    }
  }
}
