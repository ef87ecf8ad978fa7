import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct NystromOneClassSVMTests {
  /// With all rows as landmarks the features reproduce the kernel, and both solvers face one problem.
  @Test(arguments: [KernelSetting.rbf(), .polynomial(degree: 2, offset: 1)])
  func `with every row a landmark it draws the border of the one-class SVM`(
    kernel: KernelSetting
  ) throws {
    let rows = Samples.blob(rows: 90, columns: 3)
    let exact = try OneClassSVM(nu: 0.23, kernel: kernel, tolerance: 1e-7).fit(rows, seed: Seed(1))
    let all = try NystromOneClassSVM(nu: 0.23, kernel: kernel, landmarks: 90, tolerance: 1e-7)
      .fit(rows, seed: Seed(1))
    #expect(abs(all.objective / exact.objective - 1) < 1e-6)
    let (ours, theirs) = (try all.scores(of: rows).values, try exact.scores(of: rows).values)
    // Kernels are Float in the exact solver: 6e-8 of values that reach some tens.
    #expect(largestDifference(ours, theirs, floor: 1) < 2e-5)
  }

  @Test func `few landmarks come close to the one-class SVM, and more come closer`() throws {
    let rows = Samples.blob(rows: 400, columns: 2)
    let exact = try OneClassSVM(nu: 0.1).fit(rows, seed: Seed(1)).scores(of: rows).values
    let distances = try [4, 40].map { landmarks in
      let model = try NystromOneClassSVM(nu: 0.1, landmarks: landmarks).fit(rows, seed: Seed(3))
      #expect(model.points.rows == landmarks)
      return largestDifference(try model.scores(of: rows).values, exact, floor: 1)
    }
    #expect(distances[1] < distances[0])
    #expect(distances[1] < 0.1)
  }

  /// So many rows that they start from an eighth of them; what is found is judged by the laws of the dual alone.
  @Test(arguments: [4095, 6000]) func `many rows are solved as well as few`(count: Int) throws {
    var chance = Seed(12).generator()
    let kernels = Matrix<Double>(rows: count, columns: 8) { _, _ in 2 + chance.normal() }
    let unit = Matrix<Double>(rows: 8, columns: 8) { $0 == $1 ? 1 : 0 }
    let solver = LinearOneClassSolver(kernels, unit, nu: 0.1, tolerance: 1e-6)
    let (solution, direction) = try #require(solver.solved(rounds: 1000))
    let gradients = kernels.times(direction)
    #expect(solution.alphas.allSatisfy { (0...1).contains($0) })
    #expect(abs(solution.alphas.reduce(0, +) - 0.1 * Double(count)) < 1e-9)
    for (ours, theirs) in zip(direction, kernels.transposedTimes(solution.alphas)) {
      #expect(abs(ours - theirs) < 1e-9)
    }
    let (up, down) = OneClassDual.violations(alphas: solution.alphas, gradients: gradients)
    #expect(up + down < 1e-6)
    let half = zip(solution.alphas, gradients).reduce(0) { $0 + $1.0 * $1.1 } / 2
    #expect(solution.objective == half)
  }

  @Test func `a trace of weight goes to the row that has the rest`() {
    #expect(TradingRows.settled((0.5, 0.25)) == (0.5, 0.25))
    #expect(TradingRows.settled((0.5, 1e-14)) == (0.5 + 1e-14, 0))
    #expect(TradingRows.settled((1 - 1e-14, 0.5)) == (1, 0.5 - (1 - (1 - 1e-14))))
    #expect(TradingRows.settled((1, 0)) == (1, 0))
  }

  @Test func `weights start as LIBSVM's do`() {
    #expect(OneClassDual.start(5, nu: 0.5) == [1, 1, 0.5, 0, 0])
    #expect(OneClassDual.start(4, nu: 1) == [1, 1, 1, 1])
    #expect(OneClassDual.start(3, nu: 0.1).map { ($0 * 10).rounded() } == [3, 0, 0])
  }

  /// Weights 0.9 and 0.5 would move by 1: the first stops at 1. Weights 0.2 and 0.3: the second at 0.
  @Test func `weight moves as far as the bounds allow`() {
    #expect(OneClassDual.moved(0.5, 0.5, difference: 0.25, curvature: 1) == (0.75, 0.25))
    let upper = OneClassDual.moved(0.75, 0.5, difference: 1, curvature: 1)
    #expect(upper == (1, 0.25))
    let lower = OneClassDual.moved(0.25, 0.5, difference: 1, curvature: 1)
    #expect(lower == (0.75, 0))
    #expect(OneClassDual.moved(0.25, 0.5, difference: 1, curvature: -3) == (0.75, 0))
  }

  @Test func `the border lies at free rows, or between those that are not`() {
    #expect(OneClassDual.rho(alphas: [1, 0.5, 0.25, 0], gradients: [1, 2, 4, 9]) == 3)
    #expect(OneClassDual.rho(alphas: [1, 1, 0, 0], gradients: [1, 2, 4, 9]) == 3)
    #expect(OneClassDual.rho(alphas: [1, 1], gradients: [1, 2]) == 2)
  }

  @Test func `a Nyström one-class SVM keeps the laws of every detector`() throws {
    try expectLaws(of: NystromOneClassSVM(landmarks: 20), on: Samples.blob(rows: 60))
    try expectLaws(
      of: NystromOneClassSVM(kernel: .linear, landmarks: 20), on: Samples.aside(rows: 60))
  }
}
