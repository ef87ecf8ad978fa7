import Foundation
import Vocabulary

/// What is wrong with a way to divide rows, whatever the rows hold.
struct SplitAudit {
  private let dataset: Dataset
  private let split: Split?

  /// How many anomalies a claim needs: below it intervals are wider than most differences.
  static let fewest = 10

  init(_ dataset: Dataset, _ split: Split?) {
    self.dataset = dataset
    self.split = split
  }

  var findings: [AuditFinding] {
    division + [fewAnomalies].compactMap { $0 }
  }

  /// What is wrong with the division itself, whatever the labels.
  var division: [AuditFinding] {
    [repeatedRows, groupLeakage, timeLeakage].compactMap { $0 }
  }

  /// Rows that are learned from and measured with, though the split is not meant so.
  private var repeatedRows: AuditFinding? {
    guard let split, !split.isTransductive else { return nil }
    let trained = Set(split.train)
    let copies = split.test.filter(trained.contains)
    let chosen = split.validation.filter(trained.contains)
    guard !copies.isEmpty || !chosen.isEmpty else { return nil }
    let distinct = Array(Set(copies + chosen))
    var sentence = "\(copies.count) of \(split.test.count) test rows are training rows"
    if !chosen.isEmpty {
      sentence += ", and \(chosen.count) of \(split.validation.count) validation rows"
    }
    if let why = split.settings.method.whyCopied(of: dataset.rows) { sentence += ": \(why)" }
    return AuditFinding(
      .repeatedRows, .error, rows: distinct,
      numbers: [
        "copies": Double(copies.count), "test_rows": Double(split.test.count),
        "share": Double(copies.count) / Double(max(split.test.count, 1)),
        "validation_copies": Double(chosen.count), "distinct_rows": Double(distinct.count),
      ], sentence + "; what is measured is in part memory")
  }

  private var groupLeakage: AuditFinding? {
    guard let split, !split.isTransductive, let groups = dataset.groups else { return nil }
    let trained = Set(split.train.map { groups.codes[$0] })
    let leaking = (split.validation + split.test).filter { trained.contains(groups.codes[$0]) }
    guard !leaking.isEmpty else { return nil }
    let shared = Set(leaking.map { groups.codes[$0] })
    let all = Set((split.train + split.validation + split.test).map { groups.codes[$0] })
    let first = leaking.min().map { groups[$0] } ?? ""
    return AuditFinding(
      .groupLeakage, .error, rows: leaking,
      numbers: [
        "groups": Double(shared.count), "of": Double(all.count), "rows": Double(leaking.count),
      ],
      "\(shared.count) of \(all.count) groups have rows on both sides of the split (such as "
        + "'\(first)'), so that a detector is measured on those it has met; split by group")
  }

  private var timeLeakage: AuditFinding? {
    guard let split, !split.isTransductive, let times = dataset.times else { return nil }
    guard let first = (split.validation + split.test).map({ times[$0] }).min() else { return nil }
    let later = split.train.filter { times[$0] > first }
    guard !later.isEmpty else { return nil }
    return AuditFinding(
      .timeLeakage, .warning, rows: later,
      numbers: ["rows": Double(later.count), "of": Double(split.train.count)],
      "\(later.count) of \(split.train.count) training rows are later than the first row that is "
        + "measured, so that a detector learns from the future; split by time")
  }

  /// Too few anomalies among the rows that measure, or among all where nothing is divided yet.
  private var fewAnomalies: AuditFinding? {
    guard let labels = dataset.labels, labels.values.contains(where: { $0 != .unknown }) else {
      return nil
    }
    let rows = split?.test ?? Array(0..<dataset.rows)
    return Self.fewAnomalies(
      rows.count { labels[$0] == .anomaly }, ordinary: rows.count { labels[$0] == .ordinary },
      among: split == nil ? "the rows" : "the test rows")
  }

  /// What so many anomalies are too few for.
  static func fewAnomalies(
    _ anomalies: Int, ordinary: Int, among place: String
  ) -> AuditFinding? {
    guard anomalies > 0, ordinary > 0 else {
      let what = anomalies > 0 ? "ordinary rows" : "anomalies"
      return AuditFinding(
        .fewAnomalies, .error, numbers: ["anomalies": Double(anomalies)],
        "there are no \(what) among \(place), so that nothing can be measured")
    }
    guard anomalies < Self.fewest else { return nil }
    let width = Self.halfWidth(anomalies: Double(anomalies), ordinary: Double(ordinary))
    return AuditFinding(
      .fewAnomalies, .warning, numbers: ["anomalies": Double(anomalies), "half_width": width],
      "there \(anomalies == 1 ? "is 1 anomaly" : "are \(anomalies) anomalies") among \(place), so that a ROC AUC of 0.9 is known to ±"
        + String(format: "%.2f", width) + " at best; differences smaller than that are no claim")
  }

  /// Half of the 95 % interval of a ROC AUC of 0.9 (Hanley and McNeil 1982).
  private static func halfWidth(anomalies: Double, ordinary: Double) -> Double {
    let area = 0.9
    let one = area / (2 - area) - area * area
    let two = 2 * area * area / (1 + area) - area * area
    let spread = area * (1 - area) + (anomalies - 1) * one + (ordinary - 1) * two
    return 1.96 * (spread / (anomalies * ordinary)).squareRoot()
  }
}
