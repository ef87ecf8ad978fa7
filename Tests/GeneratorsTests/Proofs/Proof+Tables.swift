import Generators
import Numerics
import Sources
import Vocabulary

extension Dataset {
  /// All columns as numbers.
  var numbers: Matrix<Double> {
    let columns = table.columns.map { $0.numbers ?? [] }
    return Matrix(rows: rows, columns: columns.count) { columns[$1][$0] }
  }
}

extension Proof {
  /// Half of the rows to learn from, without the anomalies, and the other half to rank.
  ///
  /// - Parameter keep: Which rows take part, by their times.
  static func tabular(
    _ name: String, _ detector: StrongDetector, _ claims: [Claim],
    where keep: @escaping @Sendable (Int64) -> Bool = { _ in true },
    _ make: @escaping @Sendable (_ strength: Double) throws -> any DatasetGenerator
  ) throws -> Proof {
    Proof(name: name, detector: detector, claims: claims, easy: try make(1).easyKinds) {
      seed, strength in
      var data = try make(strength).generate(seed: seed)
      if let times = data.times {
        data = data.gathering(rows: times.indices.filter { keep(times[$0]) })
      }
      return try halves(of: data, seed)
    }
  }

  private static func halves(of data: Dataset, _ seed: Seed) throws -> Material {
    let settings = try SplitSettings(Holdout(test: 0.5, validation: 0), training: .ordinaryOnly)
    let split = try settings.splits(of: data, seed: seed)[0]
    let values = data.numbers
    return Material(
      train: values.gathering(rows: split.train), test: values.gathering(rows: split.test),
      kinds: split.test.map { data.kinds?[$0] })
  }

  /// Tables fitted to rows of the correlated shape, which promise what that shape does.
  static func fitted() throws -> [Proof] {
    let promises = gaussian(dependency: .apart(columns: 8, factors: 2))
    let claims = AnomalyKind.allCases.compactMap { kind in
      promises[kind].map { Claim(kind.rawValue, $0) }
    }
    return try FittedTableSettings.Ordinary.allCases.map { ordinary in
      Proof(
        name: "fitted, \(ordinary.rawValue)", detector: .mahalanobis, claims: claims,
        easy: try SyntheticTable(.correlated).easyKinds
      ) { seed, strength in
        let rows = ProofTests.isDeep ? 2000 : 1200
        let own = try SyntheticTable(.correlated, rows: rows, strength: 0).generate(seed: seed)
        let settings = try FittedTableSettings(
          ordinary: ordinary, anomalies: AnomalyMix(AnomalyKind.allCases, share: 0.24),
          strength: strength)
        return try halves(of: settings.fitted(to: own).generate(seed: seed), seed)
      }
    }
  }

  static func tables() throws -> [Proof] {
    let near = try StrongDetector.near()
    let all: [(OrdinaryShape, Int, StrongDetector, [AnomalyKind: Promise])] = [
      (.clusters, 8, .mixture, gaussian(dependency: Promise(0.99))),
      (.correlated, 8, .mahalanobis, gaussian(dependency: .apart(columns: 8, factors: 2))),
      (.heavyTailed, 8, .mahalanobis, heavyTailed),
      (.uniform, 8, .box, [.local: .outsideCube(8), .clustered: Promise(0.999)]),
      (.rings, 4, near, manifold(free: 2)), (.moons, 4, near, manifold(free: 2)),
      (.swissRoll, 4, near, manifold(free: 1)),
    ]
    return try all.map { shape, columns, detector, promises in
      let claims = shape.kinds.compactMap { kind in promises[kind].map { Claim(kind.rawValue, $0) }
      }
      return try tabular("\(shape.rawValue), \(columns) columns", detector, claims) { strength in
        try SyntheticTable(
          shape, rows: ProofTests.isDeep ? 2000 : 1200, columns: columns,
          anomalies: AnomalyMix(shape.kinds, share: 0.24), strength: strength)
      }
    }
  }

  /// Local rows are wider by the definition's 5. Global ones are even over 1.1 times the range, which in a
  /// sample of a thousand is seven deviations, so that their variance is 4 times as large. Clustered ones
  /// are four means away, and a mean is at least two deviations from 0 in each column. Columns of clusters
  /// that are drawn apart come from one cluster once in two thousand rows.
  private static func gaussian(dependency: Promise) -> [AnomalyKind: Promise] {
    [
      .local: .wider(5, directions: 8), .global: .wider(4, directions: 8),
      .clustered: Promise(0.999), .dependency: dependency,
    ]
  }

  /// As above, for lengths with the tail of a Student t, in which one row in 200 lies out among the
  /// clustered ones.
  private static let heavyTailed: [AnomalyKind: Promise] = [
    .local: .wider(5, directions: 8, freedom: 3), .global: .wider(4, directions: 8),
    .clustered: Promise(0.995), .dependency: .apart(columns: 8, factors: 2, freedom: 3),
  ]

  /// Off the curve or sheet rows hold only noise, in which local ones are wider by 5; the box is so much
  /// wider than the noise that at most one row in thirty of it, and one in ten with columns drawn apart,
  /// touches the sheet, and then is ordinary by half.
  private static func manifold(free directions: Int) -> [AnomalyKind: Promise] {
    [
      .local: .wider(5, directions: directions), .global: Promise(0.98),
      .clustered: Promise(0.99), .dependency: Promise(0.95),
    ]
  }
}
