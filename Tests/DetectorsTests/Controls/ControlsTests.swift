import Detectors
import Foundation
import Numerics
import Testing
import Vocabulary

struct ControlsTests {
  @Test func `every control keeps the laws of every detector`() throws {
    try expectLaws(of: RandomControl(), on: Samples.blob())
    try expectLaws(of: ConstantControl(), on: Samples.blob())
    try expectLaws(of: DistanceToMean(), on: Samples.blob())
    try expectLaws(of: LargestZ(), on: Samples.blob())
    try expectLaws(of: UntrainedNetwork(), on: Samples.blob())
    try expectLaws(of: UntrainedNetwork(code: 1), on: Samples.blob())
  }

  @Test func `distance to the mean is Euclidean`() throws {
    // The mean of (0,0) and (6,8) is (3,4), 5 away from both.
    let model = try DistanceToMean().fit(Matrix([[0, 0], [6, 8]]), seed: Seed(1))
    #expect(try model.scores(of: Matrix([[0, 0], [6, 8], [3, 4]])).values == [5, 5, 0])
  }

  @Test func `the largest z looks at the strangest column, on either side`() throws {
    // Column 0: mean 1, deviation 1. Column 1: mean 4, deviation 2. Column 2 is constant: 1 stands in.
    let model = try LargestZ().fit(Matrix([[0, 2, 5], [2, 6, 5]]), seed: Seed(1))
    let rows: Matrix<Float> = Matrix([[1, 4, 5], [4, 4, 5], [1, -6, 5], [1, 4, 5.5]])
    #expect(try model.scores(of: rows).values == [0, 3, 5, 0.5])
  }

  @Test func `random scores spread evenly and differ from seed to seed`() throws {
    let rows = Samples.blob(rows: 2000)
    let one = try RandomControl().fit(rows, seed: Seed(1)).scores(of: rows).values.sorted()
    let other = try RandomControl().fit(rows, seed: Seed(2)).scores(of: rows).values.sorted()
    #expect(one != other)
    // Kolmogorov's distance from the uniform distribution; 1.95/√n is its 0.999 quantile.
    let distance = one.enumerated().map { abs($1 - (Double($0) + 0.5) / 2000) }.max() ?? 1
    #expect(distance < 1.95 / Double(2000).squareRoot())
  }

  @Test func `one changed bit changes a random score, and equal rows share one`() throws {
    let model = try RandomControl().fit(Matrix([[1, 2]]), seed: Seed(3))
    let scores = try model.scores(of: Matrix([[1, 2], [1, 2], [1, Float(2).nextUp], [2, 1]]))
    #expect(scores[0] == scores[1])
    #expect(Set(scores.values).count == 3)
  }

  @Test func `an untrained network answers as its weights say`() throws {
    // One column from 2 to 6, so 4 becomes x = 1/2; one unit with weight v in and w out.
    // Out comes 1/(1 + e^(−w max(0, v x))), and the error is the square of what is missing to x.
    let model = try UntrainedNetwork(code: 1).fit(Matrix([[2], [6], [3]]), seed: Seed(1))
    let (v, w) = (
      Double(try model.weights.floats("encoder")[0]), Double(try model.weights.floats("decoder")[0])
    )
    // x = 1/2 and x = −1/2 lie on either side of where the unit begins to pass.
    for (number, x) in [(Float(4), 0.5), (0, -0.5), (10, 2)] {
      let out = 1 / (1 + exp(-w * max(0, v * x)))
      let score = try model.scores(of: Matrix([[number]]))[0]
      #expect(abs(score - (x - out) * (x - out)) < 1e-15)
    }
    #expect(abs(v) <= 1 && abs(w) <= 1 && v != w)
    // A constant column is 0 whatever comes: out of nothing comes 1/2.
    let flat = try UntrainedNetwork(code: 3).fit(Matrix([[7], [7]]), seed: Seed(1))
    #expect(try flat.scores(of: Matrix([[7], [-7]])).values == [0.25, 0.25])
  }
}
