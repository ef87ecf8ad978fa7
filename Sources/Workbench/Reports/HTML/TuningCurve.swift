import Files
import Vocabulary

/// What `curves/ID.csv` holds, as numbers; a cell without one is `nil`.
struct TuningCurve {
  let thresholds: [Double]
  private let columns: [String: [Double?]]

  /// Reads the file, or answers an empty curve where there is none.
  init(readFrom path: String) throws(FileError) {
    guard FileSystem.exists(path) else {
      (thresholds, columns) = ([], [:])
      return
    }
    let lines = try FileSystem.readText(path).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let rows = lines.dropFirst()
    var columns: [String: [Double?]] = [:]
    for (place, name) in (lines.first ?? []).enumerated() {
      columns[String(name)] = rows.map { place < $0.count ? Double($0[place]) : nil }
    }
    thresholds = (columns["threshold"] ?? []).map { $0 ?? .nan }
    self.columns = columns
  }

  /// The curve of an advice on so many rows.
  init(_ points: [TuningPoint], rows: Int) {
    thresholds = points.map(\.threshold)
    columns = [
      "alarms": points.map { Double($0.alarms) / Double(rows) },
      "precision": points.map(\.precision), "recall": points.map(\.recall), "f1": points.map(\.f1),
    ]
  }

  func column(_ name: String) -> [Double?] { columns[name] ?? [] }
}
