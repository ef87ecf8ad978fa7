/// Which cuts of many a plot shows.
public enum Thinning {
  /// At most about `limit` of `0..<count`, in order: closer together at the start, where few rows alarm,
  /// and with the lowest and highest place of each curve in every stretch.
  ///
  /// All places are kept if there are no more than `limit`. A `nil` is no extreme.
  public static func places(_ count: Int, limit: Int, extremesOf curves: [(Int) -> Double?])
    -> [Int]
  {
    guard count > limit else { return Array(0..<count) }
    let stretches = max(1, limit / (2 + 2 * curves.count))
    var kept: [Int] = []
    for stretch in 0..<stretches {
      let start = border(stretch, of: stretches, count)
      let end = border(stretch + 1, of: stretches, count)
      guard start < end else { continue }
      var places = [start, end - 1]
      for curve in curves { places += extremes(of: curve, in: start..<end) }
      places.sort()
      for place in places where kept.last != place { kept.append(place) }
    }
    return kept
  }

  private static func border(_ stretch: Int, of stretches: Int, _ count: Int) -> Int {
    let share = Double(stretch) / Double(stretches)
    return stretch == stretches ? count : Int(share * share * Double(count))
  }

  private static func extremes(of curve: (Int) -> Double?, in range: Range<Int>) -> [Int] {
    var (lowest, highest): ((Double, Int)?, (Double, Int)?) = (nil, nil)
    for place in range {
      guard let value = curve(place) else { continue }
      if lowest == nil || value < lowest!.0 { lowest = (value, place) }
      if highest == nil || value > highest!.0 { highest = (value, place) }
    }
    return [lowest, highest].compactMap { $0?.1 }
  }
}
