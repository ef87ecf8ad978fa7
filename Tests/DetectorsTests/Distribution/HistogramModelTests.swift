import Foundation
import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct HistogramModelTests {
  /// Two bins of width 2 over 0, 1, 2, 4: [0, 2) holds two values, [2, 4] the other two, so that both
  /// densities are 2/4/2 = ¼.
  private let rows = Matrix<Float>([[0], [1], [2], [4]])

  @Test
  func `a value is counted in the bin that begins at it and looked up in the one that ends there`()
    throws
  {
    let uneven = Matrix<Float>([[0], [2], [2], [4]])
    #expect(Histogram([0, 2, 2, 4], bins: 2).densities == [0.125, 0.375])
    let model = try HistogramOutlierScore(bins: .count(2), alpha: 0.125).fit(uneven, seed: Seed(1))
    let scores = try model.scores(of: Matrix<Float>([[2], [2.5]]))
    #expect(scores.values == [-log2(0.25), -log2(0.5)])
  }

  @Test func `a value outside the range is near by the tolerance or scores as the emptiest bin`()
    throws
  {
    let rows = Matrix<Float>([[0], [1], [1.5], [4]])
    let detector = try HistogramOutlierScore(bins: .count(2), alpha: 0.125, tolerance: 0.5)
    let model = try detector.fit(rows, seed: Seed(1))
    let scores = try model.scores(of: Matrix<Float>([[-1], [-1.5], [5], [5.5], [0], [4]]))
    let (full, empty) = (-log2(0.375 + 0.125), -log2(0.125 + 0.125))
    #expect(scores.values == [full, empty, empty, empty, full, empty])
  }

  @Test func `a column of one value has bins from a half below it to a half above it`() {
    #expect(Histogram([3, 3], bins: 4).edges == [2.5, 2.75, 3, 3.25, 3.5])
    #expect(Histogram([3, 3], bins: 4).densities == [0, 0, 4, 0])
  }

  private static let bins = "a whole number from 2 to 100000, or 'automatic'"

  @Test func `settings out of range say what they may be`() {
    #expect(throws: SettingError("bins", mustBe: Self.bins, not: 1)) {
      try HistogramOutlierScore(bins: .count(1))
    }
    #expect(throws: SettingError("alpha", mustBe: "a number above 0, at most 1", not: 0)) {
      try HistogramOutlierScore(alpha: 0)
    }
  }

  @Test func `how far outside is still near goes by the bin at that end, whichever is wider`()
    throws
  {
    var weights = Weights()
    weights.tensors["bins"] = Tensor(.int64([2]))
    weights.tensors["edges"] = Tensor(.double([0, 1, 3]))
    weights.tensors["strangeness"] = Tensor(.double([5, 7]))
    weights.settings["tolerance"] = "0.5"
    let model = try HistogramModel(weights: weights)
    let scores = try model.scores(of: Matrix<Float>([[-0.5], [-0.75], [4], [4.25]]))
    #expect(scores.values == [5, 7, 7, 7])
    let low = Matrix<Float>([[-0.5], [-0.75], [-1]])
    var turned = weights
    turned.tensors["strangeness"] = Tensor(.double([7, 5]))
    #expect(
      try HistogramModel(weights: turned).scores(of: Matrix<Float>([[4], [4.25]])).values == [5, 7])
    #expect(try model.scores(of: low).values == [5, 7, 7])
  }
}
