import Numerics
import Scoring
import Testing
import Vocabulary

struct PiecewiseExportTests {
  @Test(arguments: everyKind)
  func `no score that a Float holds is farther off than stated`(kind: ScoreMapKind) throws {
    let map = try kind.fit(sample.scores, labels: sample.labels)
    let export = try map.piecewiseLinear()
    let line = ScoreMap.line(export.line)
    let near = sample.scores.values.map { Float($0) }
    let probes =
      near + near.map(\.nextUp) + near.map(\.nextDown)
      + stride(from: Float(-1), through: 3, by: 0.0007)
    // 1e-14 of the value: the rounding of two ways to compute the same straight line.
    for score in probes.map(Double.init) {
      #expect(
        abs(map(score) - line(score)) <= export.error + 1e-14 * max(1, abs(map(score))), "\(score)")
    }
  }

  @Test(arguments: everyKind)
  func `knots are few, strictly rising, and Floats`(kind: ScoreMapKind) throws {
    let map = try kind.fit(sample.scores, labels: sample.labels)
    let line = try map.piecewiseLinear().line
    #expect(line.scores.count <= 65)
    #expect(zip(line.scores, line.scores.dropFirst()).allSatisfy { $0 < $1 })
    #expect(line.scores.allSatisfy { Double(Float($0)) == $0 })
  }

  /// Seven deviations of 2 above the mean of 10; 21 thirds to both sides of 40; 21 halves from 0 on.
  @Test(arguments: [
    (ScoreMap.gaussian(GaussianMap(try! StandardMap(mean: 10, deviation: 2))), 10.0, 24.0),
    (.logistic(try! LogisticMap(steepness: 3, midpoint: 40)), 33, 47),
    (.exponential(try! ExponentialMap(rate: 0.5)), 0, 42),
  ])
  func `a smooth curve has its knots where it rises, wherever that is`(
    map: ScoreMap, low: Double, high: Double
  ) throws {
    let line = try map.piecewiseLinear().line
    // The knots at the ends are the Floats beside them.
    #expect(line.scores.first == Double(Float(low).nextDown))
    #expect(line.scores.last == Double(Float(high).nextUp))
  }

  @Test func `65 knots keep smooth curves within a thousandth`() throws {
    for kind in try ["gaussian", "exponential: { rate: 25 }", "logistic", "sigmoid"].map(kind) {
      #expect(try kind.fit(sample.scores).piecewiseLinear().error < 1e-3, "\(kind.name)")
    }
  }

  @Test func `a staircase of few steps is exported without error`() throws {
    for kind in try ["ecdf", "conformal", "ranks", "isotonic"].map(kind) {
      let scores = Scores([0.5, 0.25, 0.25, 0.75])
      let labels = Labels(anomalies: [true, false, false, true])
      #expect(try kind.fit(scores, labels: labels).piecewiseLinear().error == 0)
    }
  }

  @Test func `scores closer than Floats can tell are exported honestly`() throws {
    let map = try ScoreMapKind.ecdf.fit(Scores([1, 1.000_000_000_1, 1.000_000_000_2]))
    let export = try map.piecewiseLinear()
    #expect(export.error == 0)  // over Floats the three steps are two
    #expect(export.line.scores.count <= 3)
  }

  @Test func `fewer than two knots are refused`() {
    #expect(throws: SettingError("knots", mustBe: "at least 2", not: 1)) {
      try ScoreMap.identity.piecewiseLinear(knots: 1)
    }
  }
}
