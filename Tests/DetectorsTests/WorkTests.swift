import Detectors
import Testing

/// What plans are told of the time that detectors take; factors are those of the formulas.
struct WorkTests {
  private func seconds(_ yaml: String, rows: Int, columns: Int) throws -> Double {
    // To ten digits: the formulas multiply in some order.
    let seconds = try made(yaml).work(rows: rows, columns: columns)
    return Double("\((seconds * 1e10).rounded())")! / 1e10
  }

  @Test func `trees take rows times trees, planes also times their dimensions`() throws {
    // 1000 · 50 · 2e-8; planes through 3 columns, but there are 2: 1000 · 50 · (1 + 2) · 4e-8.
    #expect(try seconds("isolation-forest: { trees: 50 }", rows: 1000, columns: 9) == 0.001)
    #expect(
      try seconds("extended-isolation-forest: { trees: 50 }", rows: 1000, columns: 2) == 0.006)
  }

  @Test func `neighbors take the square of few rows and less of many`() throws {
    // 1000 · 1000 · (10 + 20) · 3e-11; of 8000 rows each meets 2000 + 2000: 8000 · 4000 · 30 · 3e-11.
    for name in ["lof", "knn"] {
      #expect(try seconds(name, rows: 1000, columns: 10) == 0.0009)
      #expect(try seconds(name, rows: 8000, columns: 10) == 0.0288)
    }
  }

  @Test func `a one-class machine takes the square of the rows, by landmarks their own`() throws {
    // 2000² · (10 + 10) · 2e-10; 2000 · 100 · (10 + 100 + 100) · 2.5e-10.
    #expect(try seconds("one-class-svm", rows: 2000, columns: 10) == 0.016)
    #expect(try seconds("nystrom-one-class-svm", rows: 2000, columns: 10) == 0.0105)
    // There are no more landmarks than rows: 50 · 50 · (10 + 100 + 50) · 2.5e-10.
    #expect(try seconds("nystrom-one-class-svm", rows: 50, columns: 10) == 0.0001)
  }

  @Test func `networks take their epochs times their weights, or what they do not learn`() throws {
    // 10 to 16 to 10 are 320 weights: 1000 · 25 · (320 + 400) · 4e-9. And 1000 · 10 · 8 · 1e-8.
    #expect(try seconds("autoencoder: { epochs: 25 }", rows: 1000, columns: 10) == 0.072)
    #expect(try seconds("untrained-network: { code: 8 }", rows: 1000, columns: 10) == 0.0008)
  }

  @Test func `the robust spread takes a search whatever the rows, and steps over all of them`()
    throws
  {
    // (450000 + 300 · 1000) · 10 · 1e-8
    #expect(try seconds("robust-mahalanobis", rows: 1000, columns: 10) == 0.075)
  }

  @Test func `what says nothing of itself takes time by its cells`() throws {
    // 1000 · 10 · 2e-7
    for name in ["hbos", "ecod", "random"] {
      #expect(try seconds(name, rows: 1000, columns: 10) == 0.002)
    }
  }

  @Test func `an ensemble takes what its members take`() throws {
    // 0.0009 for each of lof and knn; and 4 times hbos on 7 of 10 columns, 1000 · 7 · 2e-7.
    #expect(try seconds("ensemble: { of: [lof, knn] }", rows: 1000, columns: 10) == 0.0018)
    #expect(
      try seconds("feature-bagging: { of: hbos, members: 4 }", rows: 1000, columns: 10) == 0.0056)
  }
}
