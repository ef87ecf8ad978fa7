import Numerics
public import Scoring
public import Vocabulary

/// What the mean of some values may be, where each might as well lie as far on the other side of it (Fisher 1935).
///
/// Every way to turn their signs around is as likely as the one that was seen. The means of all subsets of the values
/// part the line into stretches that hold the truth equally often (Hartigan 1969), which gives an interval that is
/// exact however the values are spread. Of more than 16 values, 65,535 subsets are drawn.
public struct SignFlips: Sendable {
  private let values: [Double]
  public let mean: Double
  /// How likely a mean is to be so far from 0, to either side, where the truth is 0; 1 where no value is another.
  public let p: Double
  public var count: Int { values.count }
  /// The smallest that so many values can have.
  public var smallestP: Double { count < 1 ? 1 : max(2 / Double(1 << min(count, 16)), 2 / 65536) }
  /// The means of subsets, ascending.
  private let typical: [Double]

  public init(_ values: [Double]) {
    self.values = values
    mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    let subsets = Self.subsets(of: values)
    typical = subsets.map { $0.sum / Double($0.size) }.sorted()
    p = Self.p(values, subsets)
  }

  private typealias Subset = (sum: Double, size: Int)

  private static let mostCounted = 16

  /// All subsets that are not empty, or as many drawn ones.
  private static func subsets(of values: [Double]) -> [Subset] {
    guard values.count > mostCounted else {
      var all: [Subset] = [(0, 0)]
      for value in values { all += all.map { ($0.sum + value, $0.size + 1) } }
      return Array(all.dropFirst())
    }
    var chance = Seed(1).split("signs", values.count).generator()
    return (1..<(1 << mostCounted)).map { _ in
      var subset: Subset = (0, 0)
      while subset.size == 0 {
        for value in values where chance.below(2) == 1 {
          subset = (subset.sum + value, subset.size + 1)
        }
      }
      return subset
    }
  }

  /// A subset keeps its signs and the others turn theirs: twice its sum, less the sum of all. The empty one turns all.
  private static func p(_ values: [Double], _ subsets: [Subset]) -> Double {
    let whole = values.reduce(0, +)
    let rounding = Rounding(ofAll: values + [whole])
    let further = subsets.count { subset in
      let turned = abs(2 * subset.sum - whole)
      return turned > abs(whole) || rounding.areEqual(turned, abs(whole))
    }
    return Double(further + 1) / Double(subsets.count + 1)
  }

  /// The interval of the mean; `nil` of so few values that none is so sure.
  public func interval(_ level: ConfidenceLevel = .standard) -> Interval? {
    let outside = Int((1 - level.value) / 2 * Double(typical.count + 1) + 1e-9)
    guard outside >= 1 else { return nil }
    return Interval(
      lower: typical[outside - 1], upper: typical[typical.count - outside], level: level.value,
      method: "permuted signs of \(count)")
  }

  /// The fewest values whose mean may have an interval.
  public static func fewest(for level: ConfidenceLevel = .standard) -> Int {
    (1...mostCounted).first { (1 - level.value) / 2 * Double(1 << $0) >= 1 } ?? mostCounted
  }

  /// The mean that four of five samples of so many values, spread like these, would tell from 0 and from anything
  /// up to `least`; `nil` where so few never could.
  public func detectable(significance: Double, atLeast least: Double) -> Double? {
    guard count > 1, smallestP <= significance else { return nil }
    let student = StudentTDistribution(degrees: Double(count - 1))
    let variance = RunningMoments(values).sampleVariance ?? 0
    let error = (variance / Double(count)).squareRoot()
    return max(student.quantile(1 - significance / 2) * error, least) + student.quantile(0.8)
      * error
  }
}
