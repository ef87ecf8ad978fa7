import Vocabulary

/// The ordinary rows that a promise can rest on: those that were used for nothing else.
struct CalibrationRows: Sendable, Equatable {
  /// Their scores, ascending.
  let scores: [Double]
  /// The same by the groups that they belong to; `nil` where each row stands alone.
  let groups: [[Double]]?

  /// - Parameter rows: By ascending score; those with a code below 0 stand alone.
  init(_ rows: [(score: Double, group: Int32)]) {
    var groups: [Int32: [Double]] = [:]
    var alone: [[Double]] = []
    for (score, group) in rows {
      if group < 0 { alone.append([score]) } else { groups[group, default: []].append(score) }
    }
    let all = alone + groups.sorted { $0.key < $1.key }.map(\.value)
    scores = rows.map(\.score)
    self.groups = all.contains { $0.count > 1 } ? all : nil
  }
}

extension Sample {
  /// The rows that are taken to be ordinary and had no part in making or choosing the detector; `nil` where
  /// all had.
  var calibration: CalibrationRows? {
    guard evidence.basis == .validation else { return nil }
    guard let canPromise = evidence.canPromise else { return calibration { _ in true } }
    return rows.contains { canPromise[$0] } ? calibration { canPromise[$0] } : nil
  }

  /// Whether ordinary rows belong together, so that groups are what a promise rests on.
  var isOfGroups: Bool { calibration { _ in true }.groups != nil }

  private func calibration(_ canPromise: (Int) -> Bool) -> CalibrationRows {
    let kept = rows.indices.filter { place in
      canPromise(rows[place]) && (evidence.labels.map { $0[rows[place]] == .ordinary } ?? true)
    }
    return CalibrationRows(kept.map { (score: scores[$0], group: groups?[$0] ?? -1) })
  }
}
