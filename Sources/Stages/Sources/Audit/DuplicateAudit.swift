import Machine
import Vocabulary

/// Rows that equal or nearly equal others, on one side of a split and across it.
struct DuplicateAudit {
  private let dataset: Dataset
  private let split: Split?
  private let identity: RowIdentity
  private let side: Sides
  private let places: [Int]?
  private let work: Work?

  /// - Parameters:
  ///   - places: The number that each row has in its file, where these are not all.
  ///   - work: Counts the tables of the search for near rows.
  init(
    _ dataset: Dataset, _ split: Split?, _ identity: RowIdentity, places: [Int]? = nil,
    _ work: Work? = nil
  ) {
    self.places = places
    self.work = work
    self.dataset = dataset
    self.split = split
    self.identity = identity
    side = Sides(split, rows: dataset.rows)
  }

  var findings: [AuditFinding] {
    guard !dataset.table.columns.isEmpty else { return [] }
    return [across, contradictions, within].compactMap { $0 } + near
  }

  private func number(_ row: Int) -> Int { places?[row] ?? row }

  /// Rows that measure or choose and equal a row that is learned from.
  private var across: AuditFinding? {
    var trained: [Int: Int] = [:]
    for row in side.train { trained[identity.first[row], default: row] = row }
    let copies = side.heldOut.filter { row in
      guard !side.isTrained(row), let other = trained[identity.first[row]] else { return false }
      return other != row
    }
    guard let copy = copies.first, let original = trained[identity.first[copy]] else { return nil }
    return AuditFinding(
      .duplicatesAcrossSplit, .error, rows: copies,
      numbers: ["rows": Double(copies.count), "of": Double(side.heldOut.count)],
      "\(copies.count) of \(side.heldOut.count) rows outside training equal a training row in every "
        + "column (row \(number(copy)) equals row \(number(original))); drop the copies or group them"
    )
  }

  private var within: AuditFinding? {
    let copies = identity.first.indices.filter(identity.isRepeated)
    guard let copy = copies.first else { return nil }
    return AuditFinding(
      .duplicates, .note, rows: copies,
      numbers: ["rows": Double(copies.count), "of": Double(dataset.rows)],
      "\(copies.count) of \(dataset.rows) rows repeat an earlier row (row \(number(copy)) equals row "
        + "\(number(identity.first[copy])))")
  }

  /// Equal rows with different labels.
  private var contradictions: AuditFinding? {
    guard let labels = dataset.labels else { return nil }
    var ordinary: Set<Int> = []
    var anomalous: Set<Int> = []
    let repeated = Set(
      identity.first.indices.filter(identity.isRepeated).map { identity.first[$0] })
    guard !repeated.isEmpty else { return nil }
    for row in 0..<dataset.rows where repeated.contains(identity.first[row]) {
      switch labels[row] {
      case .ordinary: ordinary.insert(identity.first[row])
      case .anomaly: anomalous.insert(identity.first[row])
      case .unknown: break
      }
    }
    let both = ordinary.intersection(anomalous)
    guard !both.isEmpty else { return nil }
    let rows = (0..<dataset.rows).filter { both.contains(identity.first[$0]) }
    return AuditFinding(
      .contradictoryLabels, .warning, rows: rows,
      numbers: ["rows": Double(rows.count), "groups": Double(both.count)],
      "\(rows.count) rows in \(both.count) groups of equal rows are labelled both ordinary and "
        + "anomaly (the first is row \(number(rows[0]))), so that no detector can be right on all of them"
    )
  }

  private var near: [AuditFinding] {
    let near = NearRows(dataset.table, identity, work)
    let pairs = near.pairs
    let crossing = pairs.filter { side.separates($0.first, $0.second) }
    let inside = pairs.filter { !side.separates($0.first, $0.second) }
    var findings: [AuditFinding] = []
    if let pair = crossing.first {
      let rows = Set(
        crossing.map { side.isTrained($0.first) ? $0.second : $0.first })
      findings.append(
        AuditFinding(
          .nearDuplicatesAcrossSplit, .warning, rows: Array(rows),
          numbers: ["rows": Double(rows.count), "tolerance": near.tolerance],
          "\(rows.count) rows outside training are nearer to a training row than chance explains "
            + "(row \(number(pair.first)) and row \(number(pair.second))): within \(near.percent) of a deviation in "
            + "every column; where a column says whom rows belong to, name it as their 'group'"))
    }
    if let pair = inside.first {
      let rows = Set(inside.map(\.second))
      findings.append(
        AuditFinding(
          .nearDuplicates, .note, rows: Array(rows),
          numbers: ["rows": Double(rows.count), "tolerance": near.tolerance],
          "\(rows.count) rows are nearer to an earlier row than chance explains (row \(number(pair.first)) "
            + "and row \(number(pair.second))): within \(near.percent) of a deviation in every column"
        ))
    }
    return findings
  }
}

/// On which sides of a split each row is.
private struct Sides {
  let train: [Int]
  /// The rows that measure or choose, once each.
  let heldOut: [Int]
  private let trained: [Bool]
  private let held: [Bool]

  init(_ split: Split?, rows: Int) {
    var trained = [Bool](repeating: false, count: rows)
    var held = [Bool](repeating: false, count: rows)
    if let split, !split.isTransductive {
      for row in split.train { trained[row] = true }
      for row in split.validation + split.test { held[row] = true }
    }
    self.trained = trained
    self.held = held
    train = trained.indices.filter { trained[$0] }
    heldOut = held.indices.filter { held[$0] }
  }

  func isTrained(_ row: Int) -> Bool { trained[row] }

  /// Whether one of two rows is learned from and the other only held out.
  func separates(_ one: Int, _ other: Int) -> Bool {
    (trained[one] && held[other] && !trained[other])
      || (trained[other] && held[one] && !trained[one])
  }
}
