public import Cuts

/// A mistake here ends the program.
public func nearest(_ scores: [Int], to cut: Cut) -> Int {
  let distances = scores.map { abs(cut.distance(of: $0)) }.sorted()
  return distances[0]
}
