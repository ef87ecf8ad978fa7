import Foundation
import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct OneClassSVMTests {
  /// Two rows at distance 1 with γ = ln 2, so that K = ½ between them. ν = 1 gives both weight 1:
  /// ρ lies at Kα = 1.5 for both, and the score of a row is (1.5 − Σ K) / 2.
  @Test func `two rows that carry all weight draw the border through themselves`() throws {
    let rows = Matrix<Float>([[0], [1]])
    let detector = try OneClassSVM(nu: 1, kernel: .rbf(gamma: .value(log(2))))
    let model = try detector.fit(rows, seed: Seed(1))
    #expect(model.coefficients == [1, 1])
    #expect(abs(model.rho - 1.5) < 1e-6)  // kernels are Float while learning
    #expect(abs(model.objective - 1.5) < 1e-6)
    let scores = try model.scores(of: Matrix<Float>([[0], [2], [100]]))
    #expect(abs(scores[0]) < 1e-6)
    #expect(abs(scores[1] - (1.5 - 0.5 - 0.0625) / 2) < 1e-6)
    #expect(abs(scores[2] - 0.75) < 1e-6)
  }

  /// Three rows on a line, linear kernel, ν = ⅓: all weight on the row nearest to the origin.
  @Test func `a linear machine finds the row nearest to the origin`() throws {
    let rows = Matrix<Float>([[3, 4], [1, 0], [5, 0]])
    let model = try OneClassSVM(nu: 1.0 / 3, kernel: .linear, scale: .libsvm)
      .fit(rows, seed: Seed(1))
    #expect(model.points == Matrix([[1, 0]]))
    #expect(model.coefficients == [1])
    let scores = try model.scores(of: Matrix<Float>([[2, 9], [0, 0]]))
    #expect(abs((scores[0] - scores[1]) - -2) < 1e-12)
  }

  @Test func `the score's scale is a mean over ν·n, or LIBSVM's own`() throws {
    let rows = Samples.blob(rows: 50)
    let mean = try OneClassSVM(nu: 0.2).fit(rows, seed: Seed(1))
    let raw = try OneClassSVM(nu: 0.2, scale: .libsvm).fit(rows, seed: Seed(1))
    #expect(mean.divisor == 10)
    #expect(raw.divisor == 1)
    // Rows within 0.001 of the border, the solver's tolerance, are at it.
    #expect(
      try mean.scores(of: rows).values
        == raw.scores(of: rows).values.map { abs($0) <= 0.001 ? 0 : $0 / 10 })
    #expect(try raw.decisionValues(of: rows) == raw.scores(of: rows).values.map { -$0 })
  }

  @Test func `weights lie between 0 and 1 and add up to ν·n`() throws {
    let model = try OneClassSVM(nu: 0.13).fit(Samples.blob(rows: 90), seed: Seed(1))
    #expect(model.coefficients.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(abs(model.coefficients.reduce(0, +) - 0.13 * 90) < 1e-9)
  }

  @Test func `setting rows aside and forgetting kernel rows change the answer within tolerance`()
    throws
  {
    let rows = Samples.blob(rows: 1200, columns: 3)
    let kernel = KernelFunction(.rbf(gamma: .value(2)), for: rows)
    let gram = KernelRows(kernel, rows)
    func solve(shrinks: Bool, bytes: Int) throws -> OneClassSolution {
      let solver = OneClassSolver(
        gram, nu: 0.5, tolerance: 1e-9, shrinks: shrinks, cacheBytes: bytes, stepLimit: 1_000_000)
      return try #require(solver.solved())
    }
    let plain = try solve(shrinks: false, bytes: 1 << 30)
    let forgetful = try solve(shrinks: false, bytes: 1)
    #expect(plain.alphas == forgetful.alphas)
    #expect(plain.steps > 1000)
    let shrunk = try solve(shrinks: true, bytes: 1 << 16)
    #expect(abs(shrunk.rho / plain.rho - 1) < 1e-6)
    #expect(abs(shrunk.objective / plain.objective - 1) < 1e-8)
  }

  @Test func `the solver gives up at its limit of steps`() throws {
    let rows = Samples.blob(rows: 60, columns: 3)
    let gram = KernelRows(KernelFunction(.rbf(gamma: .value(2)), for: rows), rows)
    func solved(steps: Int) -> OneClassSolution? {
      OneClassSolver(
        gram, nu: 0.5, tolerance: 1e-9, shrinks: false, cacheBytes: 1 << 20, stepLimit: steps
      ).solved()
    }
    let solution = try #require(solved(steps: 100_000))
    #expect(solved(steps: solution.steps + 1)?.steps == solution.steps)
    #expect(solved(steps: solution.steps) == nil)
  }

  @Test func `kernel rows in blocks and one by one agree with the formula in Double`() {
    let rows = Samples.blob(rows: 70, columns: 3)
    for setting: KernelSetting in [
      .rbf(), .rbf(gamma: .value(40)), .linear, .polynomial(offset: 1), .sigmoid(),
    ] {
      let kernel = KernelFunction(setting, for: rows)
      let gram = KernelRows(kernel, rows)
      let picked = [3, 69, 10]
      let sums = gram.weightedSums(of: gram.gathering(picked), times: [1, -2, 0.5])
      var single = Matrix<Float>(rows: 1, columns: 70)
      gram.fill(&single, row: 0, withPoint: 69, of: gram)
      for row in 0..<70 {
        let exact = picked.map { kernel(rows.row($0), rows.row(row)) }
        // Float products of numbers up to 10 lose no more than this, relative to the largest kernel.
        let slack = 4e-6 * max(1, gram.diagonal.max() ?? 0)
        #expect(abs(sums[row] - (exact[0] - 2 * exact[1] + 0.5 * exact[2])) < slack)
        #expect(abs(Double(single[0, row]) - exact[1]) < slack)
      }
    }
  }

  /// 1000 apart from the mean in units of the kernel, e^(2x·y − ‖x‖² − ‖y‖²) in Float is worth nothing.
  @Test func `points far out have the kernel of their difference`() {
    var rows = Samples.blob(rows: 40, columns: 2)
    (rows[0, 0], rows[1, 0]) = (4000, 4000.5)
    (rows[0, 1], rows[1, 1]) = (1, 1)
    let kernel = KernelFunction.rbf(gamma: 1)
    let gram = KernelRows(kernel, rows)
    var row = Matrix<Float>(rows: 1, columns: 40)
    gram.fill(&row, row: 0, withPoint: 0, of: gram)
    #expect(row[0, 0] == 1)
    #expect(abs(Double(row[0, 1]) - exp(-0.25)) < 1e-6)
    #expect(row[0, 2] == 0)
  }

  @Test func `the cache holds what it was asked for last`() {
    let rows = Samples.blob(rows: 20, columns: 2)
    let gram = KernelRows(KernelFunction(.rbf(), for: rows), rows)
    let memory = KernelRowCache.Memory(bytes: 3 * 20 * 4, points: 20)
    var cache = KernelRowCache(gram, memory)
    for point in [0, 1, 2, 0, 3, 4, 0, 1, 19, 0] {
      let place = cache.place(of: point)
      #expect((0..<3).contains(place))
      #expect(cache.row(at: place)[0, point] > 0.999_999)
    }
    // 0, 19 and 1 were used last: asking again moves nothing.
    let places = [0, 19, 1].map { cache.place(of: $0) }
    #expect(Set(places).count == 3)
    #expect([0, 19, 1].map { cache.place(of: $0) } == places)
    // In the same memory six rows of ten points find room.
    let slabs = cache.dissolve()
    #expect(slabs.count == 1)
    var fewer = KernelRowCache(gram.gathering(Array(10..<20)), memory, reusing: slabs)
    let others = (0..<6).map { fewer.place(of: $0) }
    #expect(Set(others) == Set(0..<6))
    for (point, place) in others.enumerated() {
      #expect(fewer.row(at: place).columns == 10)
      #expect(fewer.row(at: place)[0, point] > 0.999_999)
    }
    #expect((0..<6).contains(fewer.place(of: 9)))
    #expect(fewer.dissolve().count == 1)
  }

  @Test func `settings out of range say what they may be`() {
    let share = "a number above 0, at most 1"
    #expect(throws: SettingError("nu", mustBe: share, not: 0)) { try OneClassSVM(nu: 0) }
    #expect(throws: SettingError("nu", mustBe: share, not: 1.01)) { try OneClassSVM(nu: 1.01) }
    let gamma = "one of scale, auto, or a number above 0"
    #expect(throws: SettingError("gamma", mustBe: gamma, not: "-1.0")) {
      try OneClassSVM(kernel: .rbf(gamma: .value(-1)))
    }
    #expect(throws: SettingError("degree", mustBe: "a whole number from 1 to 10", not: 11)) {
      try OneClassSVM(kernel: .polynomial(degree: 11))
    }
  }

  @Test func `a plane cannot part rows from the origin that lie around it, and it says what to do`()
    throws
  {
    let rows = Samples.blob(rows: 200, columns: 3)
    let moments = rows.columnMoments()
    let centered = Matrix<Float>(rows: 200, columns: 3) {
      Float((Double(rows[$0, $1]) - moments[$1].mean) / moments[$1].deviation)
    }
    let refusal = FitError.unsolved(
      "a linear one-class SVM parts the rows from the origin, but these lie on all sides of it, so that no "
        + "score would mean anything; scale them by min-max, which brings all of them to one side, or choose "
        + "the kernel rbf")
    #expect(throws: refusal) { try OneClassSVM(kernel: .linear).fit(centered, seed: Seed(1)) }
    #expect(throws: refusal) {
      try NystromOneClassSVM(kernel: .linear, landmarks: 20).fit(centered, seed: Seed(1))
    }
    let ends = rows.columnEnds()
    let between = Matrix<Float>(rows: 200, columns: 3) {
      (rows[$0, $1] - ends[$1].lowerBound) / (ends[$1].upperBound - ends[$1].lowerBound)
    }
    _ = try OneClassSVM(kernel: .linear).fit(between, seed: Seed(1))
    _ = try OneClassSVM(kernel: .rbf()).fit(centered, seed: Seed(1))
  }

  @Test func `rows that the solver leaves at the border are ties`() throws {
    let rows = Samples.blob(rows: 80)
    let model = try OneClassSVM(nu: 0.2).fit(rows, seed: Seed(1))
    let (raw, scores) = (try model.decisionValues(of: rows), try model.scores(of: rows).values)
    // LIBSVM's tolerance of 0.001; the free support vectors lie at the border, give or take so much.
    let atBorder = raw.indices.filter { abs(raw[$0]) <= 0.001 }
    #expect(atBorder.count > 1 && Set(atBorder.map { raw[$0] }).count > 1)
    for row in raw.indices {
      #expect(scores[row] == (atBorder.contains(row) ? 0 : -raw[row] / 16))
    }
    let again = try OneClassModel<OneClassSVM>(weights: model.weights)
    #expect(try again.scores(of: rows).values == scores)
    // A model from before the tolerance was kept scores as it did.
    var old = model.weights
    old.settings["tolerance"] = nil
    #expect(
      try OneClassModel<OneClassSVM>(weights: old).scores(of: rows).values == raw.map { -$0 / 16 })
  }

  @Test func `features too large for a kernel of products are refused with what to do`() throws {
    let rows = Matrix<Float>([[1e30, 1], [2, 3]])
    #expect(
      throws: FitError.unsolved(
        "the features are too large for this kernel, whose values exceed 1e37; scale them")
    ) { try OneClassSVM(kernel: .linear).fit(rows, seed: Seed(1)) }
  }

  @Test(arguments: OneClassSVMPeersTests.kernels)
  func `a one-class SVM keeps the laws of every detector`(
    name: String, kernel: KernelSetting
  ) throws {
    let rows = kernel == .linear ? Samples.aside(rows: 60) : Samples.blob(rows: 60)
    try expectLaws(of: OneClassSVM(nu: 0.1, kernel: kernel), on: rows)
  }

  /// Slabs hold 16 rows; 300 rows are 19 of them.
  @Test func `a cache begins with 128 rows and grows where rows are wanted again`() {
    let rows = Samples.blob(rows: 300, columns: 2)
    let gram = KernelRows(KernelFunction(.rbf(), for: rows), rows)
    let memory = KernelRowCache.Memory(bytes: 1 << 20, points: 300)
    func slabs(rounds: Int) -> Int {
      var cache = KernelRowCache(gram, memory)
      for _ in 0..<rounds { for point in 0..<300 { _ = cache.place(of: point) } }
      return cache.dissolve().count
    }
    #expect(slabs(rounds: 1) == 8)
    // Each 64 rows that are made again add 16 rows.
    #expect(slabs(rounds: 2) == 8 + 300 / 64)
    #expect(slabs(rounds: 9) == 19)
    var again = KernelRowCache(gram, memory)
    for point in 0..<300 { _ = again.place(of: point) }
    var warm = KernelRowCache(gram, memory, reusing: again.dissolve())
    for point in 0..<300 { _ = warm.place(of: point) }
    #expect(warm.dissolve().count == 8)
  }
}
