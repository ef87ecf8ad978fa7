import Generators
import Numerics
import Scoring
import Testing
import Vocabulary

/// A claim about a generator: a strong detector finds each kind that it plants, and with nothing planted
/// it finds nothing.
struct Proof: Sendable, CustomTestStringConvertible {
  let name: String
  /// What is known to fit these rows.
  let detector: StrongDetector
  let claims: [Claim]
  /// The kinds that the generator says to be easy.
  let easy: [String]
  let material: @Sendable (_ seed: Seed, _ strength: Double) throws -> Material

  var testDescription: String { name }

  /// That on every seed one kind is found as well as its definition promises.
  struct Claim: Sendable {
    let kind: String
    let promise: Promise

    init(_ kind: String, _ promise: Promise) {
      self.kind = kind
      self.promise = promise
    }
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
    let bar: Double
    /// The same with nothing planted.
    let null: Double
    /// How far from 0.5 chance takes `null` with that many rows: four deviations of the rank sum.
    let band: Double
    let controls: [Double]

    /// How far `null` is from 0.5, in bands.
    var drift: Double { (null - 0.5) / band }
  }

  /// One trial for each claim.
  func trials(_ number: Int) throws -> [Trial] {
    let seed = Seed(UInt64(number))
    let planted = try material(seed, 1)
    let empty = try material(seed, 0)
    let found = try planted.scores(of: detector, seed)
    let nothing = try empty.scores(of: detector, seed)
    let plain = planted.plain
    let trivial = try StrongDetector.controls().map { try plain.scores(of: $0, seed) }
    return try claims.map { claim in
      let anomalies = planted.kinds.count { $0 == claim.kind }
      let ordinary = planted.kinds.count { $0 == nil }
      let product = 12 * Double(anomalies) * Double(ordinary)
      return Trial(
        area: try planted.area(of: claim.kind, found),
        bar: claim.promise.bar(anomalies: anomalies, ordinary: ordinary),
        null: try empty.area(of: claim.kind, nothing),
        band: 4 * (Double(anomalies + ordinary + 1) / product).squareRoot(),
        controls: try trivial.map { try plain.area(of: claim.kind, $0) })
    }
  }
}

extension Proof.Material {
  fileprivate var plain: Proof.Material {
    Proof.Material(train: plainTrain ?? train, test: plainTest ?? test, kinds: kinds)
  }

  fileprivate func scores(of detector: StrongDetector, _ seed: Seed) throws -> Scores {
    let scale = Scale(train)
    let score = try detector.fit(scale.scaled(train), seed.split("proof"))
    return try score(scale.scaled(test))
  }

  /// How well scores rank one kind above the ordinary rows; the other kinds take no part.
  fileprivate func area(of kind: String, _ scores: Scores) throws -> Double {
    let rows = kinds.indices.filter { kinds[$0] == nil || kinds[$0] == kind }
    let labels = Labels(anomalies: rows.map { kinds[$0] != nil })
    return try #require(Ranking(Scores(rows.map { scores[$0] }), labels).rocAUC)
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
