import Foundation
import Numerics
import Testing

struct MomentsTests {
  // The columns 1, 3, 5, 7 (mean 4, squares 9 + 1 + 1 + 9 = 20, so variance 5) and 2, 2, 2, −6 (mean 0,
  // squares 4 + 4 + 4 + 36 = 48, so variance 12).
  private static let rows = Matrix<Float>([[1, 2], [3, 2], [5, 2], [7, -6]])

  @Test func `the deviation is that of the population`() {
    let moments = Moments(of: [1.0, 3, 5, 7])
    #expect(moments.mean == 4)
    #expect(moments.deviation == (5.0).squareRoot())
    #expect(Moments.mean(of: [1.0, 3, 5, 7]) == 4)
  }

  @Test func `every column has its moments and its ends`() {
    let moments = Self.rows.columnMoments()
    #expect(moments.map(\.mean) == [4, 0])
    #expect(moments.map(\.deviation) == [(5.0).squareRoot(), (12.0).squareRoot()])
    #expect(Self.rows.columnEnds() == [1...7, (-6)...2])
    #expect(Self.rows.columns(1..<2).rows(0..<3).columnEnds() == [2...2])
  }

  @Test func `numbers that do not vary have exactly their value as mean, and no deviation`() {
    let tenth = Moments(of: [Float](repeating: 0.1, count: 1_000_003))
    #expect(tenth.mean == Double(Float(0.1)))
    #expect(tenth.deviation == 0)
  }
}

struct RunningMomentsTests {
  @Test func `variances are those of the definition`() {
    let moments = RunningMoments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(moments.mean == 5)
    #expect(moments.populationVariance == 4)
    #expect(moments.sampleVariance.map { abs($0 - 32.0 / 7) < 1e-15 * 8 } == true)
  }

  @Test func `a large offset does not swallow a small spread`() {
    let moments = RunningMoments((0..<1000).map { 1e9 + Double($0 % 2) })
    #expect(relativeError(moments.populationVariance ?? 0, 0.25) < 1e-12)
  }

  @Test func `merged parts know what one pass knows`() {
    var generator = Seed(5).generator()
    let values = (0..<500).map { _ in generator.normal(mean: 3, deviation: 2) }
    var parts = RunningMoments(values[..<17])
    parts.merge(RunningMoments())
    parts.merge(RunningMoments(values[17...]))
    var empty = RunningMoments()
    empty.merge(parts)
    let whole = RunningMoments(values)
    #expect(empty == parts)
    #expect(parts.count == 500)
    #expect(relativeError(parts.mean, whole.mean) < 1e-14)
    #expect(relativeError(parts.squares, whole.squares) < 1e-13)
  }

  @Test func `too few numbers have no variance`() {
    #expect(RunningMoments().populationVariance == nil)
    #expect(RunningMoments([3]).sampleVariance == nil)
    #expect(RunningMoments([3]).populationVariance == 0)
  }
}

struct BinCountsTests {
  @Test func `a number on an edge belongs to the bin above, the last to the last`() {
    var histogram = BinCounts(edges: [0, 1, 2])
    for value in [0, 0.5, 1, 2, 2.1, -1, .nan] { histogram.add(value) }
    #expect(histogram.counts == [2, 2])
    #expect(histogram.outside == 3)
    #expect(histogram.densities == [0.5, 0.5])
  }

  @Test func `equal numbers get bins around them, and no numbers get empty ones`() {
    #expect(BinCounts([3, 3], bins: 2).edges == [2.5, 3, 3.5])
    #expect(BinCounts([], bins: 1).edges == [0, 1])
    #expect(BinCounts([], bins: 3).densities == [0, 0, 0])
  }

  @Test func `numbers too close for so many edges get fewer bins`() {
    let close = BinCounts([1, 1.0.nextUp], bins: 10)
    #expect(close.total == 2)
    #expect(BinCounts([1e300, 1e300], bins: 4).total == 2)
    #expect(BinCounts([-1e308, 1e308], bins: 4).counts == [1, 0, 0, 1])
  }
}

struct KernelDensityTests {
  let values = [1.0, 2, 4, 4.5, 7]

  @Test func `the density is the mean of normal curves`() throws {
    let density = try #require(KernelDensity(values, bandwidth: .fixed(0.5)))
    let wanted = values.map {
      exp(-pow((3 - $0) / 0.5, 2) / 2) / (0.5 * (2 * Double.pi).squareRoot())
    }
    #expect(relativeError(density.density(at: 3), wanted.reduce(0, +) / 5) < 1e-14)
    #expect(density.probability(atMost: 100) == 1)
  }

  @Test func `bandwidths are Scott's and Silverman's`() throws {
    // The sample variance is 21.8 / 4; quartiles are 2 and 4.5, and 2.5 / 1.34 is less than the deviation.
    let scott = try #require(KernelDensity(values))
    let silverman = try #require(KernelDensity(values, bandwidth: .silverman))
    #expect(relativeError(scott.bandwidth, 5.45.squareRoot() * pow(5, -0.2)) < 1e-14)
    #expect(relativeError(silverman.bandwidth, 0.9 * 2.5 / 1.34 * pow(5, -0.2)) < 1e-14)
  }

  @Test func `numbers that do not vary have no density`() {
    #expect(KernelDensity([2, 2, 2]) == nil)
    #expect(KernelDensity([]) == nil)
    #expect(KernelDensity([2]) == nil)
    #expect(KernelDensity([2], bandwidth: .fixed(1)) != nil)
  }

  @Test func `draws follow the density`() throws {
    let density = try #require(KernelDensity(values))
    var generator = Seed(9).generator()
    let draws = SortedSample((0..<4000).map { _ in density.draw(&generator) })
    let gap =
      draws.values.enumerated().map { place, value in
        abs(density.probability(atMost: value) - (Double(place) + 0.5) / 4000)
      }.max() ?? 1
    #expect(KolmogorovDistribution().probability(above: gap * 4000.0.squareRoot()) > 0.001)
  }
}
