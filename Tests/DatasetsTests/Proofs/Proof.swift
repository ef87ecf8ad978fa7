import Datasets
import Detectors
import Numerics
import Scoring
import Testing
import Vocabulary

/// A claim about a generator: a strong detector finds each kind that it plants, and with nothing planted
/// it finds nothing.
struct Proof: Sendable, CustomTestStringConvertible {
  let name: String
  let claims: [Claim]
  let material: @Sendable (_ seed: Seed, _ strength: Double) throws -> Material

  var testDescription: String { name }

  /// That on every seed a detector ranks one kind above a ROC AUC.
  struct Claim: Sendable {
    let kind: String
    let bar: Double
    let detector: any Detector
  }

  /// Rows to learn from, which hold no anomaly, and rows to rank with the kind of each.
  struct Material {
    let train: Matrix<Double>
    let test: Matrix<Double>
    let kinds: [String?]
    /// What the controls see, where the strong detector sees more than the rows as they come.
    var plainTrain: Matrix<Double>?
    var plainTest: Matrix<Double>?
  }

  /// What one seed gives for one claim.
  struct Trial: Sendable {
    let area: Double
    /// The same with nothing planted.
    let null: Double
    /// How far from 0.5 chance takes `null` with that many rows: four deviations of the rank sum.
    let band: Double
    let controls: [Double]

    var isChance: Bool { abs(null - 0.5) <= band }
  }

  /// What is measured without knowing anything.
  static let controls: [any Detector] = [DistanceToMean(), LargestZ(), UntrainedNetwork()]

  /// One trial for each claim.
  func trials(_ number: Int) throws -> [Trial] {
    let seed = Seed(UInt64(number))
    let planted = try material(seed, 1)
    let empty = try material(seed, 0)
    return try claims.map { claim in
      let anomalies = Double(empty.kinds.count { $0 == claim.kind })
      let ordinary = Double(empty.kinds.count { $0 == nil })
      return Trial(
        area: try area(claim.detector, planted, claim.kind, seed),
        null: try area(claim.detector, empty, claim.kind, seed),
        band: 4 * ((anomalies + ordinary + 1) / (12 * anomalies * ordinary)).squareRoot(),
        controls: try Self.controls.map { try area($0, planted.plain, claim.kind, seed) })
    }
  }

  private func area(
    _ detector: some Detector, _ material: Material, _ kind: String, _ seed: Seed
  ) throws -> Double {
    let rows = material.kinds.indices.filter {
      material.kinds[$0] == nil || material.kinds[$0] == kind
    }
    let scale = Scale(material.train)
    let model = try detector.fit(scale.scaled(material.train), seed: seed.split("proof"))
    let scores = try model.scores(of: scale.scaled(material.test.gathering(rows: rows)))
    let labels = Labels(anomalies: rows.map { material.kinds[$0] != nil })
    return try #require(Ranking(scores, labels).rocAUC)
  }
}

extension Proof.Material {
  fileprivate var plain: Proof.Material {
    Proof.Material(train: plainTrain ?? train, test: plainTest ?? test, kinds: kinds)
  }
}

/// Columns in deviations of the training rows.
private struct Scale {
  private let moments: [RunningMoments]

  init(_ train: Matrix<Double>) {
    moments = (0..<train.columns).map { RunningMoments(train.column($0)) }
  }

  func scaled(_ rows: Matrix<Double>) -> Matrix<Float> {
    let scales = moments.map { moments in
      let deviation = (moments.sampleVariance ?? 0).squareRoot()
      return deviation > 0 ? deviation : 1
    }
    return Matrix<Double>(rows: rows.rows, columns: rows.columns) { row, column in
      (rows[row, column] - moments[column].mean) / scales[column]
    }.rounded
  }
}
