import Detectors
import Testing

/// What plans are told of the time that detectors take: laws by which it grows, and cases by hand.
struct WorkTests {
  private func seconds(
    _ yaml: String, training: Int = 4000, others: Int = 0, columns: Int = 10
  ) throws -> Double {
    try made(yaml).work(Workload(training: training, others: others, columns: columns))
  }

  /// How many times as long it takes when something is doubled, in hundredths.
  private func growth(_ small: Double, _ large: Double) -> Int {
    Int((large / small * 100).rounded())
  }

  /// 10,000 rows of 40 columns among themselves: pairs grow by 4, the lists by 2. Of 10,000² ·
  /// (2e-10 + 1.5e-11 · 40) = 0.08 and 10,000 · (3e-7 + 5 · 4e-8) = 0.005 seconds, four and two times as
  /// many are 0.33 of 0.085.
  @Test func `pairs of neighbors grow with the square of the rows`() throws {
    for name in ["{ lof: { neighbors: 5 } }", "knn"] {
      #expect(
        growth(
          try seconds(name, training: 10_000, columns: 40),
          try seconds(name, training: 20_000, columns: 40)) == 388)
    }
    // Rows that are scored meet each training row once: twice as many of them take twice as long.
    #expect(
      growth(
        try seconds("lof", others: 10_000) - seconds("lof"),
        try seconds("lof", others: 20_000) - seconds("lof")) == 200)
  }

  /// A tree of five columns: 2^15 rows with 15 levels by 2^14 with 14, and lists of 5 · 4e-7 for each row:
  /// 2 · (15 · 2.6e-7 + 2e-6) / (14 · 2.6e-7 + 2e-6) = 2.092.
  @Test func `in a tree, neighbors grow a little faster than the rows`() throws {
    #expect(
      growth(
        try seconds("knn: { metric: manhattan }", training: 16_384, columns: 5),
        try seconds("knn: { metric: manhattan }", training: 32_768, columns: 5)) == 209)
  }

  /// Leaves of seven columns leave a quarter of 60,000 rows: 15,000 · (2e-10 + 1.05e-10) and lists of
  /// 3e-7 + 5 · 4e-8 are 5.075e-6 seconds a row. Of twice as many rows they leave 2^0.7 as many, which is
  /// 1.6245: 2 · (4.575e-6 · 1.6245 + 5e-7) / 5.075e-6 = 3.126.
  @Test func `where columns are few, neighbors grow more slowly than the square of the rows`()
    throws
  {
    #expect(
      growth(
        try seconds("knn", training: 60_000, columns: 7),
        try seconds("knn", training: 120_000, columns: 7)) == 313)
  }

  /// All of it is rows by the share ν of rows: exactly four times.
  @Test func `a one-class machine grows with the square of the rows, and with nu`() throws {
    #expect(
      growth(
        try seconds("one-class-svm", training: 5000), try seconds("one-class-svm", training: 10_000)
      ) == 400)
    #expect(
      growth(
        try seconds("one-class-svm: { nu: 0.1 }"), try seconds("one-class-svm: { nu: 0.2 }"))
        == 200)
  }

  @Test func `trees grow with their number, and not with rows that no tree sees`() throws {
    #expect(
      growth(
        try seconds("isolation-forest: { trees: 100 }"),
        try seconds("isolation-forest: { trees: 1000 }")) == 1000)
    // 100 trees of 8 levels: scoring a row more takes 100 · 8 · 4e-10 s, whoever learned.
    let more =
      try seconds("isolation-forest", training: 8000) - seconds("isolation-forest", training: 4000)
    #expect(Int((more * 1e9).rounded()) == 1_280_000)
  }

  /// 10 to 16 to 10 are 320 weights: an epoch takes 4000 · (4e-8 + 320 · (2.5e-11 + 4e-10 / 32)) = 0.000208 s.
  @Test func `networks take their epochs`() throws {
    let epochs =
      try seconds("autoencoder: { epochs: 300 }") - seconds("autoencoder: { epochs: 200 }")
    #expect(Int((epochs * 1e6).rounded()) == 20_800)
  }

  @Test func `an ensemble takes what its members take, a bag so many times its detector`() throws {
    #expect(
      try seconds("ensemble: { of: [lof, hbos] }") == seconds("lof") + seconds("hbos"))
    #expect(
      try seconds("feature-bagging: { of: hbos, members: 4 }", columns: 100)
        == 4 * seconds("hbos", columns: 75))
  }

  /// 600 · 10 numbers of 7 µs; of 1,500 rows all take 16 µs a number, and of 4,000 the other 2,500 take 8.
  @Test func `a robust covariance looks long at 1,500 rows, and less at others`() throws {
    #expect(try seconds("robust-mahalanobis", training: 600) == 0.042)
    #expect(growth(0.24, try seconds("robust-mahalanobis", training: 1500)) == 100)
    #expect(growth(0.24 + 0.2, try seconds("robust-mahalanobis", training: 4000)) == 100)
  }

  /// 1,500 columns: 1,500³ · 1.3e-10 = 0.439 s for the decomposition, and of 100 rows 150,000 numbers of 188 ns.
  @Test func `principal components grow with the cube of the columns, in memory with the square`()
    throws
  {
    let wide = try seconds("pca", training: 100, columns: 1500)
    #expect(Int((wide * 1000).rounded()) == 467)
    #expect(
      try made("pca").memory(Workload(training: 100, others: 0, columns: 1500))
        == 100 * 1500 * 16 + 1500 * 1500 * 32)
    #expect(
      try made("mahalanobis").memory(Workload(training: 100, others: 0, columns: 1500))
        == 100 * 1500 * 16 + 1500 * 1500 * 16)
  }

  /// 4,000 rows of 10 numbers, learned and scored: 2 · 40,000 · 1e-8.
  @Test func `what says nothing of itself takes time by its cells`() throws {
    for name in ["hbos", "random", "constant"] { #expect(try seconds(name) == 0.0008) }
  }

  /// Kernel rows of a tenth of 2,000 rows, 2 bytes a number; of 40,000 the cache of 200 MiB is full.
  @Test func `a one-class machine keeps kernel rows as far as its cache goes`() throws {
    let machine = try made("one-class-svm")
    #expect(machine.memory(Workload(training: 2000, others: 0, columns: 10)) == 800_000)
    #expect(machine.memory(Workload(training: 40_000, others: 0, columns: 10)) == 40_960_000)
  }

  /// 100 trees of 8 levels, planes of 3 columns: 3,200 times the 256 rows of a tree at 12 ns and the 5,000 that are
  /// scored at half a nanosecond. A plane of ten columns has no eleventh.
  @Test func `trees that cut by planes take as long as their planes have columns`() throws {
    let forest = try seconds("extended-isolation-forest", others: 1000)
    #expect(Int((forest * 1e6).rounded()) == 17_830)
    let wide = try seconds("extended-isolation-forest: { dimensions: 40 }", others: 1000)
    #expect(growth(forest, wide) == 275)
  }

  /// 100,000 numbers of 10 ns and 1,000 times 0.37 ns, 0.038 s, and 1,000³ ns to turn the covariance over.
  @Test func `distances by the spread grow with the cube of the columns`() throws {
    #expect(
      growth(1.038, try seconds("mahalanobis", training: 50, others: 50, columns: 1000)) == 100)
  }

  @Test func `a row keeps no more neighbors than there are rows`() throws {
    let lof = try made("lof: { neighbors: 50 }")
    #expect(lof.memory(Workload(training: 20, others: 0, columns: 3)) == 20 * 20 * 16)
    #expect(lof.memory(Workload(training: 200, others: 0, columns: 3)) == 200 * 50 * 16)
  }
  /// Five hundred columns of 10,000 rows are looked at pair by pair: 1e-9 · (1 + 1000) by 1e-9 · (1 + 500), beside
  /// lists of 10,000 · 20 · 4e-7.
  @Test func `pairs that are looked at one by one take as long as they have columns`() throws {
    let manhattan = "knn: { metric: manhattan, neighbors: 1 }"
    #expect(
      growth(
        try seconds(manhattan, training: 10_000, columns: 500),
        try seconds(manhattan, training: 10_000, columns: 1000)) == 200)
  }

  @Test func `trees that end early take less time`() throws {
    for name in ["isolation-forest", "extended-isolation-forest"] {
      #expect(
        growth(try seconds("\(name): { depth: 4 }"), try seconds("\(name): { depth: 8 }")) == 200)
    }
  }
}
