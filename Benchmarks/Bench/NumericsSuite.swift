import Bare
import Dispatch
import Numerics

/// Products, distances and neighbor search, against OpenBLAS called bare and the machine's own peak.
enum NumericsSuite {
  static func run() {
    print("Platform: \(NumericPlatform.current)\n")
    print("| workload | threads | time | rate | bare OpenBLAS | share of it | of the peak |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for threads in [1, 2] {
      Workers.count = threads
      let peak = Limits.operations(of: threads)
      print(
        "| fused multiply-adds in registers | \(threads) | | \(text(peak / 1e9)) GFLOP/s | | | 100 % |"
      )
      for (rows, columns, depth) in [(1024, 1024, 1024), (2048, 2048, 59), (2048, 2048, 10)] {
        product(rows, columns, depth, threads, peak)
      }
      for metric in [Metric.euclidean, .manhattan] { distances(metric, threads) }
      for (rows, columns) in [(10_000, 10), (50_000, 8), (20_000, 59), (5_000, 274), (50_000, 3)] {
        neighbors(rows, columns, threads, peak)
      }
    }
    Workers.count = 1
    oneQuery()
  }

  private static func gaussian(_ rows: Int, _ columns: Int, _ seed: UInt64 = 7) -> Matrix<Float> {
    var generator = Seed(seed).generator()
    return Matrix(rows: rows, columns: columns) { _, _ in Float(generator.normal()) }
  }

  private static func bare(
    _ left: [Float], _ right: [Float], _ rows: Int, _ columns: Int, _ depth: Int, _ threads: Int
  ) -> Double {
    var products = [Float](repeating: 0, count: rows * columns)
    return Timing {
      unsafe bare_products(
        left, right, &products, Int32(rows), Int32(columns), Int32(depth), Int32(threads))
    }.seconds(on: threads)
  }

  private static func product(
    _ rows: Int, _ columns: Int, _ depth: Int, _ threads: Int, _ peak: Double
  ) {
    let (left, right) = (gaussian(rows, depth), gaussian(columns, depth, 8))
    let bare = bare(left.elements, right.elements, rows, columns, depth, threads)
    var products = Matrix<Float>(rows: rows, columns: columns)
    let seconds = Timing {
      BLAS.withThreads(threads) { products.accumulate(.plain(left), .transposed(right)) }
    }.seconds(on: threads)
    let operations = 2 * Double(rows * columns * depth)
    line(
      "product, \(rows) × \(columns) over \(depth)", threads, seconds,
      "\(text(operations / seconds / 1e9)) GFLOP/s", bare, operations / seconds / peak)
  }

  private static func distances(_ metric: Metric, _ threads: Int) {
    let (queries, points) = (gaussian(2_000, 59), gaussian(2_000, 59, 8))
    let seconds = Timing { _ = metric.distances(from: queries, to: points) }
      .seconds(on: threads)
    print(
      "| \(metric) distances, 2000 × 2000 over 59, in Double | \(threads) | \(text(seconds * 1e3)) ms "
        + "| \(text(4e6 / seconds / 1e6)) M pairs/s | | | |")
  }

  /// Compared with the products of all pairs by bare OpenBLAS, in pieces that fit the cache.
  private static func neighbors(_ rows: Int, _ columns: Int, _ threads: Int, _ peak: Double) {
    let points = gaussian(rows, columns)
    let seconds = Timing(5) {
      _ = NeighborIndex(points).nearestExcludingSelf(20)
    }.seconds(on: threads)
    let piece = points.rows(0..<1_000).elements
    let pieces = Double(rows * rows) / 1e6
    let bare = bare(piece, piece, 1_000, 1_000, columns, threads) * pieces
    let operations = 2 * Double(rows) * Double(rows * columns)
    line(
      "20 nearest of each, \(rows) × \(columns)", threads, seconds,
      "\(text(Double(rows) * Double(rows) / seconds / 1e9, 2)) G pairs/s", bare,
      operations / seconds / peak)
  }

  private static func oneQuery() {
    let points = gaussian(10_000, 10)
    let query = gaussian(1, 10, 9)
    let index = NeighborIndex(points)
    let seconds =
      Timing(15) { for _ in 0..<100 { _ = index.nearest(20, to: query) } }
      .seconds(on: 1) / 100
    print("| 20 nearest of one query among 10000 × 10 | 1 | \(text(seconds * 1e6)) µs | | | | |")
  }

  private static func line(
    _ name: String, _ threads: Int, _ seconds: Double, _ rate: String, _ bare: Double,
    _ share: Double
  ) {
    print(
      "| \(name) | \(threads) | \(text(seconds * 1e3)) ms | \(rate) | \(text(bare * 1e3)) ms "
        + "| \(text(bare / seconds * 100, 0)) % | \(text(share * 100, 0)) % |")
  }
}
