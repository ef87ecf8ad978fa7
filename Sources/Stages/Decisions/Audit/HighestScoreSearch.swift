public import Numerics
public import Vocabulary
import Wording

/// The highest score that a search came upon.
public struct HighestFound: Sendable, Equatable {
  public let value: Double
  /// How it was looked for, as it stands in a sentence: `20000 tries in a box of 59 features`.
  public let description: String
  /// Where it was found, if it was a place.
  public let point: [Double]

  public init(_ value: Double, by description: String, at point: [Double] = []) {
    self.value = value
    self.description = description
    self.point = point
  }
}

/// A search for the highest score within a box of features: settings.
///
/// Each of several starts draws random points, takes the best, and then improves it one feature at a time:
/// to the ends of the feature's range, to a random place, or a little aside. It proves nothing about what
/// it does not find.
public struct HighestScoreSearch: Sendable, Equatable {
  public let box: [ClosedRange<Double>]
  public let starts: Int
  /// How many rows each start scores.
  public let tries: Int

  public init(
    box: [ClosedRange<Double>], starts: Int = 8, tries: Int = 2500
  ) throws(SettingError) {
    guard !box.isEmpty, box.allSatisfy({ $0.lowerBound.isFinite && $0.upperBound.isFinite }) else {
      throw SettingError(
        "box", mustBe: "a finite range for each of at least one feature",
        not: "\(Phrase.counted(box.count, "range"))")
    }
    self.box = box
    self.starts = try SettingError.check("starts", starts, in: 1...10_000)
    self.tries = try SettingError.check("tries", tries, in: 1...100_000_000)
  }

  /// Looks for the row that `score` scores highest; scores that are not numbers are passed over.
  ///
  /// - Parameter known: Rows inside the box that every start tries before any drawn by chance.
  public func run(
    seed: Seed, from known: [[Double]] = [], _ score: @Sendable ([Double]) -> Double
  ) -> HighestFound {
    let found = Workers.map(starts) { start in
      var chance = seed.split("highest score", start).generator()
      return climb(&chance, known, score)
    }
    let best = found.max { $0.value < $1.value }!
    return HighestFound(
      best.value, by: "\(starts * tries) tries in a box of \(Phrase.counted(box.count, "feature"))",
      at: best.point)
  }

  private typealias Place = (value: Double, point: [Double])

  private func climb(
    _ chance: inout Generator, _ known: [[Double]], _ score: ([Double]) -> Double
  ) -> Place {
    var best: Place = (-.infinity, box.map(\.lowerBound))
    func take(_ point: [Double]) {
      let value = score(point)
      if value > best.value { best = (value, point) }
    }
    for attempt in 0..<max(1, tries / 5) {
      take(
        attempt < known.count
          ? known[attempt] : box.map { chance.uniform($0.lowerBound, $0.upperBound) })
    }
    for attempt in max(1, tries / 5)..<max(tries, max(1, tries / 5)) {
      let feature = chance.below(box.count)
      let range = box[feature]
      var point = best.point
      switch attempt % 4 {
      case 0: point[feature] = range.lowerBound
      case 1: point[feature] = range.upperBound
      case 2: point[feature] = chance.uniform(range.lowerBound, range.upperBound)
      default:
        let aside = chance.normal() * 0.05 * (range.upperBound - range.lowerBound)
        point[feature] = min(range.upperBound, max(range.lowerBound, point[feature] + aside))
      }
      take(point)
    }
    return best
  }
}
