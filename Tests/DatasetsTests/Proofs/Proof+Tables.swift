import Datasets
import Detectors
import Numerics
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
    _ name: String, _ claims: [Claim],
    where keep: @escaping @Sendable (Int64) -> Bool = { _ in true },
    _ make: @escaping @Sendable (_ strength: Double) throws -> any DatasetGenerator
  ) -> Proof {
    Proof(name: name, claims: claims) { seed, strength in
      var data = try make(strength).generate(seed: seed)
      if let times = data.times {
        data = data.gathering(rows: times.indices.filter { keep(times[$0]) })
      }
      let settings = try SplitSettings(.holdout(test: 0.5, validation: 0), training: .ordinaryOnly)
      let split = try settings.splits(of: data, seed: seed)[0]
      let values = data.numbers
      return Material(
        train: values.gathering(rows: split.train), test: values.gathering(rows: split.test),
        kinds: split.test.map { data.kinds?[$0] })
    }
  }

  static func tables() throws -> [Proof] {
    let near = try NeighborDistance(neighbors: 5)
    let dense = try LocalOutlierFactor(neighbors: 20)
    func claims(_ bars: KeyValuePairs<AnomalyKind, (Double, any Detector)>) -> [Claim] {
      bars.map { Claim(kind: $0.key.rawValue, bar: $0.value.0, detector: $0.value.1) }
    }
    let all: [(OrdinaryShape, Int, [Claim])] = [
      (
        .clusters, 8,
        claims([
          .local: (0.82, near), .global: (0.99, near), .clustered: (0.99, near),
          .dependency: (0.92, dense),
        ])
      ),
      (
        .correlated, 8,
        claims([
          .local: (0.9, near), .global: (0.95, near), .clustered: (0.99, near),
          .dependency: (0.74, dense),
        ])
      ),
      (
        .heavyTailed, 8,
        claims([
          .local: (0.7, near), .global: (0.95, near), .clustered: (0.98, near),
          .dependency: (0.72, dense),
        ])
      ),
      (.uniform, 8, claims([.local: (0.94, near), .clustered: (0.99, near)])),
      (
        .rings, 4,
        claims([
          .local: (0.8, near), .global: (0.9, near), .clustered: (0.95, near),
          .dependency: (0.8, near),
        ])
      ),
      (
        .moons, 4,
        claims([
          .local: (0.65, near), .global: (0.9, near), .clustered: (0.95, near),
          .dependency: (0.8, near),
        ])
      ),
      (
        .swissRoll, 4,
        claims([
          .local: (0.65, near), .global: (0.9, near), .clustered: (0.95, near),
          .dependency: (0.8, near),
        ])
      ),
    ]
    return all.map { shape, columns, claims in
      tabular("\(shape.rawValue) \(columns)", claims) { strength in
        try SyntheticTable(
          shape, rows: ProofTests.isDeep ? 2000 : 1200, columns: columns,
          anomalies: AnomalyMix(shape.kinds, share: 0.12),
          strength: strength)
      }
    }
  }
}
