import Detectors
import Features
import Numerics
import Pipelines
import Scoring
import Sources
import Vocabulary

/// Says what each recorded column adds to how strange a row is.
struct RowExplaining: Sendable {
  let pipeline: Pipeline
  let meaning: ScoreMeaning
  /// The most ordinary of the rows that a bundle brings along, as models see them: what stands for what is left out where
  /// the method has no rule of its own.
  private let background: Matrix<Float>
  /// The places of the numbers that each column became.
  private let groups: [[Int]]

  /// What the same rows have in each column of numbers, as it was recorded: the middle of it.
  private let usual: [String: Double]

  /// How many rows stand for what is left out.
  static let backgroundRows = 8

  init(_ bundle: OpenedBundle, deciding pipeline: Pipeline, meaning: ScoreMeaning) {
    self.pipeline = pipeline
    self.meaning = meaning
    let golden = bundle.proven.golden
    let order = golden.scores.values.indices.sorted {
      (golden.scores[$0], $0) < (golden.scores[$1], $1)
    }
    let ordinary = Array(order.prefix(Self.backgroundRows))
    background = golden.rows.gathering(rows: ordinary)
    var usual: [String: Double] = [:]
    for column in golden.inputs?.table.columns ?? [] {
      let known = column.gathering(ordinary).numbers?.filter(\.isFinite) ?? []
      usual[column.name] = SortedSample(known).median
    }
    self.usual = usual
    groups = pipeline.features.columns.map { pipeline.features.places(of: [$0]) }
  }

  /// What each column adds to a row of features; where orders have to be drawn, by the number of the row alone, so that the
  /// same row has the same parts, whatever rows stand around it.
  func explanation(
    of features: Matrix<Float>, at place: Int = 0, numbered number: Int
  ) throws(RowError) -> Explanation {
    let row = (0..<features.columns).map { features[place, $0] }
    if let exact = pipeline.model.explanation(of: row) { return exact.grouped(groups) }
    return try ShapleyValues(
      of: row, by: pipeline.model, against: background, groups: groups
    ).explanation(seed: Seed(1).split("explanation", number))
  }

  /// What the members of an ensemble make of a row of features; `nil` where one model scores it.
  func membership(of features: Matrix<Float>) throws(RowError) -> Membership? {
    let found = try pipeline.model.membership(of: (0..<features.columns).map { features[0, $0] })
    return found.flatMap { $0.members.count > 1 ? $0 : nil }
  }

  /// What parts are parts of; `nil` where that is not known before a row is there.
  var space: Explanation.Space? {
    background.rows > 0 ? try? explanation(of: background, numbered: 0).space : nil
  }

  /// What ordinary rows have in a column of numbers; `nil` where that is not known.
  func usualNumber(in column: String) -> Double? { usual[column] }
}
