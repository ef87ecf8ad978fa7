import Foundation

extension GaussianMixture {
  /// Learns a mixture by expectation and maximization (Dempster et al. 1977), from a start of k-means.
  ///
  /// It stops when the log likelihood a row grows by less than 0.001, or after 100 rounds. A millionth of
  /// its column's variance is added to each variance, so that copies of a row do no harm.
  ///
  /// - Throws: `tooFewRows` if there are fewer rows than components, or a single one.
  public init(
    of rows: Matrix<Double>, components count: Int, seed: Seed
  ) throws(NumericsError) {
    precondition(count >= 1, "a mixture has a component")
    guard rows.rows >= max(count, 2), rows.columns > 0 else {
      throw .tooFewRows(have: rows.rows, need: max(count, 2))
    }
    let ridges = try Self.ridges(of: rows)
    // Deviations, so that no column outweighs the others in the start.
    let scaled = Matrix<Double>(rows: rows.rows, columns: rows.columns) {
      rows[$0, $1] / ridges[$1].squareRoot()
    }
    var shares = Self.start(scaled, count, seed: seed)
    var components = try Self.maximized(rows, shares, ridges: ridges)
    var reached = -Double.infinity
    for _ in 0..<100 {
      let joint = Self.joint(rows, components)
      let totals = joint.map(Functions.logSumExp)
      let mean = totals.reduce(0, +) / Double(rows.rows)
      guard mean - reached >= 1e-3 else { break }
      reached = mean
      shares = Matrix(rows: rows.rows, columns: components.count) {
        exp(joint[$0][$1] - totals[$0])
      }
      components = try Self.maximized(rows, shares, ridges: ridges)
    }
    self.components = components
    self.rows = rows.rows
    logLikelihood = Self.joint(rows, components).map(Functions.logSumExp).reduce(0, +)
  }

  /// The mixture of as many components, of those in `counts`, as costs least by Schwarz's criterion.
  public init(
    of rows: Matrix<Double>, componentsIn counts: ClosedRange<Int>, seed: Seed
  ) throws(NumericsError) {
    var best: GaussianMixture?
    for count in counts where count <= max(rows.rows, counts.lowerBound) {
      let mixture = try GaussianMixture(
        of: rows, components: count, seed: seed.split("components", count))
      if mixture.bayesianInformation < best?.bayesianInformation ?? .infinity { best = mixture }
    }
    guard let best else { throw .tooFewRows(have: rows.rows, need: counts.lowerBound) }
    self = best
  }

  /// A millionth of each column's variance; of the mean variance for a column that does not vary.
  private static func ridges(of rows: Matrix<Double>) throws(NumericsError) -> [Double] {
    let variances = (0..<rows.columns).map { column in
      RunningMoments(rows.column(column)).sampleVariance ?? 0
    }
    let mean = variances.reduce(0, +) / Double(rows.columns)
    guard mean.isFinite else { throw .notFinite }
    return variances.map { 1e-6 * ($0 > 0 ? $0 : mean > 0 ? mean : 1) }
  }

  /// The components under which rows with these shares are likeliest; one without rows is left out.
  private static func maximized(
    _ rows: Matrix<Double>, _ shares: Matrix<Double>, ridges: [Double]
  ) throws(NumericsError) -> [Component] {
    var components: [Component] = []
    for place in 0..<shares.columns {
      let share = shares.column(place)
      let total = share.reduce(0, +)
      guard total > 1e-9 * Double(rows.rows) else { continue }
      var mean = [Double](repeating: 0, count: rows.columns)
      for row in 0..<rows.rows {
        for column in mean.indices { mean[column] += share[row] * rows[row, column] / total }
      }
      let centered = Matrix<Double>(rows: rows.rows, columns: rows.columns) { row, column in
        share[row].squareRoot() * (rows[row, column] - mean[column])
      }
      let product = centered.gramInOrder()
      let covariance = Matrix<Double>(rows: rows.columns, columns: rows.columns) { row, column in
        product[row, column] / total + (row == column ? ridges[row] : 0)
      }
      components.append(
        try Component(
          weight: total / Double(rows.rows), mean: mean, covariance: covariance))
    }
    return components
  }

  /// Shares of 1 and 0 after ten rounds of k-means from centers far apart (Arthur and Vassilvitskii 2007).
  private static func start(_ rows: Matrix<Double>, _ count: Int, seed: Seed) -> Matrix<Double> {
    var chance = seed.split("centers").generator()
    var centers = [rowElements(rows, chance.below(rows.rows))]
    while centers.count < count {
      let distances = (0..<rows.rows).map { row in nearest(rows, row, centers).distance }
      let next =
        distances.contains { $0 > 0 }
        ? chance.categorical(distances) : chance.below(rows.rows)
      centers.append(rowElements(rows, next))
    }
    var owner = [Int](repeating: 0, count: rows.rows)
    for _ in 0..<10 {
      owner = (0..<rows.rows).map { nearest(rows, $0, centers).place }
      for place in centers.indices {
        let members = owner.indices.filter { owner[$0] == place }
        guard !members.isEmpty else { continue }
        centers[place] = rows.gathering(rows: members).columnMeans()
      }
    }
    return Matrix(rows: rows.rows, columns: count) { owner[$0] == $1 ? 1 : 0 }
  }

  private static func rowElements(_ rows: Matrix<Double>, _ row: Int) -> [Double] {
    (0..<rows.columns).map { rows[row, $0] }
  }

  private static func nearest(
    _ rows: Matrix<Double>, _ row: Int, _ centers: [[Double]]
  ) -> (place: Int, distance: Double) {
    var best = (place: 0, distance: Double.infinity)
    let line = rows.row(row)
    for (place, center) in centers.enumerated() {
      var distance = 0.0
      for column in line.indices {
        distance += (line[column] - center[column]) * (line[column] - center[column])
      }
      if distance < best.distance { best = (place, distance) }
    }
    return best
  }
}
