public import Scoring
public import Vocabulary

/// The rows of one level of a column, and what their verdicts were worth.
public struct Slice: Sendable, Equatable {
  /// The level's code, as the column has it.
  public let code: Int32
  public let confusion: Confusion
  public let measurements: [Measurement]
}

extension Evaluator {
  /// Measures verdicts apart for each level of a column, entity or period, in the order of the codes.
  ///
  /// Rows without a level (a code below 0) are in no slice, and a level without labeled rows has none.
  public func slices(
    _ verdicts: Verdicts, _ labels: Labels, by codes: [Int32],
    metrics: [VerdictMetric] = VerdictMetric.standard
  ) -> [Slice] {
    rowsByCode(codes, labels).map { code, rows in
      let part = Verdicts(rows.map { verdicts.values[$0] })
      let known = labels.gathering(rows)
      return Slice(
        code: code, confusion: Confusion(part, known),
        measurements: measure(part, known, metrics: metrics))
    }
  }

  /// Measures scores apart for each level of a column, entity or period, in the order of the codes.
  public func slices(
    _ scores: Scores, _ labels: Labels, by codes: [Int32],
    metrics: [RankingMetric] = RankingMetric.standard
  ) -> [(code: Int32, measurements: [Measurement])] {
    rowsByCode(codes, labels).map { code, rows in
      (
        code, measure(scores.gathering(rows), labels.gathering(rows), metrics: metrics)
      )
    }
  }

  /// The share of anomalies of each kind that alarmed, in the order of the codes; an anomaly whose kind
  /// is not known (a code below 0) is left out.
  public func recallByKind(
    _ verdicts: Verdicts, _ labels: Labels, kinds codes: [Int32]
  ) -> [(code: Int32, recall: Measurement)] {
    rowsByCode(codes, labels).compactMap { code, rows in
      let kind = rows.filter { labels[$0] == .anomaly }
      guard !kind.isEmpty else { return nil }
      let found = kind.count { verdicts.values[$0] }
      return (
        code,
        Measurement(
          .recall, .number(Double(found) / Double(kind.count)),
          interval: Interval(share: found, of: kind.count, level: bootstrap.level), rows: kind.count
        )
      )
    }
  }

  private func rowsByCode(_ codes: [Int32], _ labels: Labels) -> [(code: Int32, rows: [Int])] {
    precondition(codes.count == labels.count, "\(codes.count) codes for \(labels.count) labels")
    var rows: [Int32: [Int]] = [:]
    for row in codes.indices where codes[row] >= 0 && labels[row] != .unknown {
      rows[codes[row], default: []].append(row)
    }
    return rows.sorted { $0.key < $1.key }.map { (code: $0.key, rows: $0.value) }
  }
}
