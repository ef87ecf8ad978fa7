import Artifacts
import Files
import Vocabulary

extension RunFolder {
  /// The whole id of the finished trial whose id starts so.
  func finishedTrial(startingWith start: String) throws -> String {
    let matches = try finishedTrials().filter { $0.hasPrefix(start) }.sorted()
    guard matches.count == 1 else {
      throw RunError.nothingToDo(
        matches.isEmpty
          ? "\(path) has no trial '\(start)'"
          : "'\(start)' may be any of \(matches.joined(separator: ", "))")
    }
    return matches[0]
  }

  /// The archive that holds labels and times of a trial's rows.
  func splitArchive(of record: TrialRecord) throws -> SplitArchive {
    let run = try readRun()
    guard let dataset = run.datasets.first(where: { $0.name == record.trial.dataset }) else {
      throw RunError.nothingToDo("\(self.run) does not know the data set '\(record.trial.dataset)'")
    }
    let id = Plan.splitID(of: record.trial, fingerprint: dataset.fingerprint)
    return SplitArchive(try NPZ(split(id)))
  }
}

/// What is known of the rows of each part of a split.
struct SplitArchive {
  let archive: NPZ

  init(_ archive: NPZ) { self.archive = archive }

  func labels(_ part: String) throws -> Labels? {
    guard case .byte(let values) = try archive.tensor("\(part)_labels").values else { return nil }
    return Labels(values.map { Label(rawValue: $0) ?? .unknown })
  }

  func times(_ part: String) throws -> [Int64]? {
    guard archive.names.contains("\(part)_times"),
      case .int64(let values) = try archive.tensor("\(part)_times").values
    else { return nil }
    return values
  }

  /// What mistakes cost by one of the columns that say so.
  func costs(_ part: String, column: Int) throws -> [Double]? {
    let name = "\(part)_costs.\(column)"
    return archive.names.contains(name) ? try archive.tensor(name).doubles : nil
  }
}
