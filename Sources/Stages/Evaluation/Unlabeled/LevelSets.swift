import Numerics
public import Vocabulary

/// How much data the level sets of a score hold and how much space they take (Goix 2016): the set at *u*
/// holds all places that score at most *u*. Good scores hold most data in little space.
///
/// Both criteria are exact integrals of step functions and lines; only volumes are estimated.
public struct LevelSets: Sendable, Equatable {
  /// The area under the mass–volume curve over masses from 0.9 to 1; the lower, the better.
  public let massVolume: Double
  /// The area under the excess-mass curve from 0 to where it falls to 0.9; the higher, the better.
  public let excessMass: Double

  /// - Parameters:
  ///   - data: The scores of the data.
  ///   - uniform: The scores of places drawn uniformly from a box around the data.
  ///   - volume: The volume of that box.
  /// - Returns: `nil` if there are no scores, or some are NaN.
  public init?(data: Scores, uniform: Scores, volume: Double) {
    guard data.count > 0, uniform.count > 0, !data.values.contains(where: \.isNaN),
      !uniform.values.contains(where: \.isNaN)
    else { return nil }
    let levels = data.values.numericallySorted()
    let places = uniform.values.numericallySorted()
    var (below, sizes): (Int, [Double]) = (0, [])
    for level in levels {
      while below < places.count, places[below] <= level { below += 1 }
      sizes.append(volume * Double(below) / Double(places.count))
    }
    massVolume = Self.areaOfVolumes(sizes, levels, from: 0.9)
    excessMass = Self.areaOfExcess(sizes, downTo: 0.9)
  }

  /// ∫ of the volume of the smallest set of at least a mass, over masses up to 1. The scores of the data
  /// ascend, and `sizes` are the volumes of the sets at them.
  private static func areaOfVolumes(
    _ sizes: [Double], _ levels: [Double], from start: Double
  ) -> Double {
    let count = Double(sizes.count)
    var area = 0.0
    for (place, size) in sizes.enumerated() {
      let width = Double(place + 1) / count - max(start, Double(place) / count)
      if width > 0 { area += width * size }
    }
    return area
  }

  /// ∫ of EM(t) = max over sets of mass − t · volume, from t = 0 to where it is `floor`.
  ///
  /// EM is the upper envelope of lines, and these are the corners of the upper hull of (volume, mass).
  private static func areaOfExcess(_ sizes: [Double], downTo floor: Double) -> Double {
    let count = Double(sizes.count)
    let points = sizes.enumerated().map { (volume: $1, mass: Double($0 + 1) / count) }
    var hull: [(volume: Double, mass: Double)] = [(0, 0)]
    for point in points {
      while let last = hull.last, last.volume == point.volume, last.mass <= point.mass {
        hull.removeLast()
      }
      while hull.count > 1 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        let isBelow =
          (b.mass - a.mass) * (point.volume - b.volume)
          <= (point.mass - b.mass) * (b.volume - a.volume)
        guard isBelow else { break }
        hull.removeLast()
      }
      hull.append(point)
    }
    var (area, t) = (0.0, 0.0)
    for place in hull.indices.reversed() {  // from the largest set, which is best at t = 0
      let line = hull[place]
      let next = place > 0 ? hull[place - 1] : nil
      let turn = next.map { (line.mass - $0.mass) / (line.volume - $0.volume) } ?? .infinity
      let low = line.volume > 0 ? (line.mass - floor) / line.volume : .infinity
      let end = min(turn, max(low, t))
      guard end.isFinite else { return area }
      area += (end - t) * (line.mass - line.volume * (t + end) / 2)
      t = end
      if low <= turn { break }
    }
    return area
  }
}
