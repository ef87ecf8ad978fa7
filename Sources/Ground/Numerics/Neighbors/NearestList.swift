/// The nearest points seen so far, ascending by distance, ties by the lower index.
struct NearestList {
  private(set) var distances: [Double]
  private(set) var indices: [Int32]
  private(set) var count = 0

  /// Makes an empty list with room for `capacity` points.
  init(capacity: Int) {
    distances = Array(repeating: .infinity, count: capacity)
    indices = Array(repeating: .max, count: capacity)
  }

  /// The distance that a further point must not exceed to be taken in.
  var limit: Double { distances.last ?? -.infinity }

  mutating func removeAll() {
    for place in distances.indices {
      distances[place] = .infinity
      indices[place] = .max
    }
    count = 0
  }

  /// Takes in a point if it is among the nearest.
  mutating func offer(_ index: Int32, at distance: Double) {
    let last = distances.count - 1
    guard last >= 0, precedes(distance, index, last) else { return }
    var place = last
    while place > 0, precedes(distance, index, place - 1) {
      distances[place] = distances[place - 1]
      indices[place] = indices[place - 1]
      place -= 1
    }
    distances[place] = distance
    indices[place] = index
    count = min(count + 1, distances.count)
  }

  private func precedes(_ distance: Double, _ index: Int32, _ place: Int) -> Bool {
    distance < distances[place] || (distance == distances[place] && index < indices[place])
  }
}
