import Detectors
import Features
import Numerics
import Pipelines
import Scoring
import Sources
import Vocabulary
import Wording

/// Explains rows of a file, of a query or of what is piped in.
public struct BundleExplaining {
  private let scoring: BundleScoring
  private let explaining: RowExplaining
  private let features: FittedFeatures

  /// Which rows are explained.
  public enum Choice: Sendable, Equatable {
    case row(Int)
    /// So many of the strangest.
    case top(Int)
    case all
  }

  public init(_ bundle: OpenedBundle, _ request: BundleScoring.Request) throws {
    scoring = try BundleScoring(bundle, request)
    explaining = RowExplaining(
      bundle, deciding: scoring.scorer.pipeline, meaning: scoring.scorer.meaning)
    features = bundle.pipeline.features
  }

  /// The rows that are asked for, each handed on as it is explained; the strangest first where those are asked for.
  public func perform(_ choice: Choice, tell: (ExplainedRow) throws -> Void) throws {
    switch choice {
    case .all:
      try forEachRow { row in
        try tell(explained(row.known))
        return true
      }
    case .row(let number):
      var isFound = false
      try forEachRow { row in
        guard row.number == number else { return true }
        isFound = true
        try tell(explained(row.known))
        return false
      }
      guard isFound else {
        throw BundleError.cannot("there is no row \(number); rows are counted from 0")
      }
    case .top(let count):
      var top: [KnownRow] = []
      try forEachRow { row in
        guard top.count < count || row.score > top[top.count - 1].score else { return true }
        top.insert(row.known, at: top.firstIndex { $0.score < row.score } ?? top.count)
        if top.count > count { top.removeLast() }
        return true
      }
      for row in top { try tell(explained(row)) }
    }
  }

  /// A row with all that is known of it.
  private struct KnownRow {
    let number: Int
    let table: Table
    let id: String?
    let time: Int64?
    let score: Double
    let isAlarm: Bool?
  }

  /// A row of a block.
  private struct ScoredRow {
    let rows: RowBlock.Rows
    let scored: ScoredBlock
    let place: Int

    var number: Int { scored.numbers[place] }
    var score: Double { scored.scores[place] }

    var known: KnownRow {
      KnownRow(
        number: number, table: rows.table.gathering(rows: [place]), id: rows.ids?[place],
        time: rows.times?[place], score: score, isAlarm: scored.verdicts?[place])
    }
  }

  /// Hands on row after row, until somebody has enough.
  private func forEachRow(_ take: (ScoredRow) throws -> Bool) throws {
    let stream = try scoring.rows.stream()
    while let block = try stream.next() {
      let scored = try scoring.scorer.scored(block)
      let rows = try block.read()
      for place in scored.numbers.indices {
        guard try take(ScoredRow(rows: rows, scored: scored, place: place)) else { return }
      }
    }
  }

  private func explained(_ row: KnownRow) throws -> ExplainedRow {
    let numbers = try features.rows(of: row.table)
    let found = try explaining.explanation(of: numbers, numbered: row.number)
    let parts = found.weightiest.map { place in
      let column = features.columns[place]
      return ExplainedRow.Part(
        column: column, recorded: row.table.column(named: column)?.shown(0),
        amount: found.parts[place], error: found.errors?[place])
    }
    let calibration = explaining.pipeline.calibration
    return ExplainedRow(
      number: row.number, id: row.id, time: row.time, score: row.score,
      calibrated: explaining.meaning.column.map {
        ($0, explaining.meaning.shown(calibration(row.score)))
      }, threshold: explaining.pipeline.threshold, isAlarm: row.isAlarm, explanation: found,
      parts: parts, membership: try explaining.membership(of: numbers),
      counterfactual: try counterfactual(row, parts))
  }

  /// The number nearest to the recorded one that takes the alarm away, in the weightiest column of numbers: looked for
  /// towards what is ordinary, and scored again.
  private func counterfactual(
    _ row: KnownRow, _ parts: [ExplainedRow.Part]
  ) throws -> ExplainedRow.Counterfactual? {
    guard row.isAlarm == true, let threshold = explaining.pipeline.threshold,
      let part = parts.first(where: { $0.amount > 0 }),
      let number = row.table.column(named: part.column)?.numbers?[0], number.isFinite,
      let ordinary = explaining.usualNumber(in: part.column)
    else { return nil }
    func score(_ number: Double) throws -> Double {
      let columns = row.table.columns.map {
        $0.name == part.column ? Column($0.name, numbers: [number]) : $0
      }
      return try explaining.pipeline.scores(of: Table(rows: 1, columns: columns))[0]
    }
    let steps = 64
    for step in 1...steps {
      let moved = number + (ordinary - number) * Double(step) / Double(steps)
      // As it is told, so that what is told is what was scored.
      let told = Double("\(Float(moved))") ?? moved
      let found = try score(told)
      if found <= threshold {
        return ExplainedRow.Counterfactual(column: part.column, number: told, score: found)
      }
    }
    return nil
  }
}

extension Column {
  /// What a row has, as people read it; `nil` for nothing.
  fileprivate func shown(_ row: Int) -> String? {
    switch values {
    case .number(let numbers): numbers[row].isNaN ? nil : Figures.plain(numbers[row])
    case .time(let moments): moments[row].map(Moment.text)
    case .category, .text: words?[row]
    }
  }
}
