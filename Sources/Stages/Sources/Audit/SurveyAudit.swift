import Numerics
import Vocabulary
import Wording

/// What is wrong with rows of which only some stand in memory: what all rows say together goes before what
/// the drawn ones say.
struct SurveyAudit {
  private let dataset: Dataset
  private let survey: Survey
  private let split: Split?

  init(_ dataset: Dataset, _ survey: Survey, _ split: Split?) {
    self.dataset = dataset
    self.survey = survey
    self.split = split
  }

  func findings(against others: [SurveyedDataset]) -> [AuditFinding] {
    let identity = RowIdentity(dataset.table)
    let ofDrawn =
      SplitAudit(dataset, split).division + OwnerAudit(dataset).findings
      + DuplicateAudit(dataset, split, identity, places: survey.places).findings
      .filter { $0.kind != .duplicates }
      + ColumnAudit(dataset, surveyed: survey.columns).findings
    let ofAll = [drawnRows, fewAnomalies, duplicates].compactMap { $0 }
    return ofAll + others.compactMap(overlap) + ofDrawn.map { $0.numbered(by: survey.places) }
  }

  private var drawnRows: AuditFinding {
    let (drawn, all) = (survey.places.count, survey.rows)
    return AuditFinding(
      .drawnRows, .note,
      numbers: ["rows": Double(drawn), "of": Double(all), "seed": Double(survey.seed.value)],
      "\(Figures.grouped(drawn)) of \(Figures.grouped(all)) rows were drawn to look at, with seed "
        + "\(survey.seed.value); what compares rows, ranks them or divides them is said of these alone, "
        + "and only 1 in \(Figures.grouped(Self.pairsPerSeen(drawn, of: all))) pairs of rows was seen"
    )
  }

  /// Of how many pairs of rows one is among the drawn.
  private static func pairsPerSeen(_ drawn: Int, of all: Int) -> Int {
    let share = Double(all) / Double(drawn)
    return Int((share * share).rounded())
  }

  /// Too few anomalies among all rows; a division of drawn rows has fewer than that of all.
  private var fewAnomalies: AuditFinding? {
    guard let labels = survey.labels, labels.anomalies + labels.ordinary > 0 else { return nil }
    return SplitAudit.fewAnomalies(
      labels.anomalies, ordinary: labels.ordinary, among: "the rows")
  }

  private var duplicates: AuditFinding? {
    let repeats = survey.rowHashes.repeats
    guard repeats.value > 0 else { return nil }
    let count =
      repeats.estimated.map { bounds in
        "about \(Figures.grouped(repeats.value)) (\(Figures.grouped(bounds.lowerBound)) to "
          + "\(Figures.grouped(bounds.upperBound)))"
      } ?? Figures.grouped(repeats.value)
    return AuditFinding(
      .duplicates, .note,
      numbers: [
        "rows": Double(repeats.value), "of": Double(survey.rows),
        "at_least": Double(repeats.bounds.lowerBound), "at_most": Double(repeats.bounds.upperBound),
      ],
      "\(count) of \(Figures.grouped(survey.rows)) rows repeat an earlier row")
  }

  /// Rows that another dataset has too, by the rows that both follow.
  private func overlap(with other: SurveyedDataset) -> AuditFinding? {
    let names = Set(survey.columns.map(\.description.name))
    guard names == Set(other.dataset.table.columns.map(\.name)) else { return nil }
    let theirs = other.survey?.rowHashes ?? DistinctSketch(of: other.dataset.table)
    let shared = survey.rowHashes.shared(with: theirs)
    guard shared.rows > 0 else { return nil }
    let share = Double(shared.rows) / Double(shared.of)
    return AuditFinding(
      .overlap, .warning, numbers: ["rows": Double(shared.rows), "of": Double(shared.of)],
      "\(Figures.percent(share)) of the rows are also in '\(other.dataset.name)' (of "
        + "\(Figures.grouped(shared.of)) that were compared), so that the two are not independent")
  }
}

extension DistinctSketch {
  /// All rows of a table, as pieces of a file are taken.
  init(of table: Table) {
    self.init(capacity: max(1, table.rows))
    for hash in table.hashesByName { add(hash) }
  }
}

extension Table {
  /// A hash of each row's cells, whatever the order of the columns.
  fileprivate var hashesByName: [UInt64] {
    var sums = [UInt64](repeating: 0, count: rows)
    for column in columns {
      let name = CellHash(column.name).value
      for (row, cell) in column.cellHashes.enumerated() {
        sums[row] &+= RowPiece.part(of: cell, in: name)
      }
    }
    return sums.map(mix)
  }
}

extension Column {
  fileprivate var cellHashes: [CellHash] {
    switch values {
    case .number(let numbers): return numbers.map { CellHash($0) }
    case .time(let moments): return moments.map { CellHash($0.map(Double.init) ?? .nan) }
    case .text(let texts): return texts.map { CellHash($0) }
    case .category(let codes, let levels):
      let hashes = levels.map { CellHash($0) }
      return codes.map { $0 < 0 ? .missing : hashes[Int($0)] }
    }
  }
}
