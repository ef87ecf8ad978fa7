import Formats
public import Machine
public import Vocabulary

extension RunFolder {
  /// What each threshold would do to the test rows of a trial, the most reluctant first; nothing where no
  /// curve was kept.
  public func readCurve(_ id: String) throws(FileError) -> [TuningPoint] {
    let path = curve(id)
    guard FileSystem.exists(path) else { return [] }
    var reader = try DelimitedReader(InputFile(path))
    let names = try reader.takeRecord() ?? []
    var points: [TuningPoint] = []
    while let block = try reader.next() { points += try CurveRows(path, names, block).points() }
    return points
  }
}

/// Rows of `curves/ID.csv`.
private struct CurveRows {
  private let path: String
  private let names: [String]
  private let block: DelimitedBlock

  init(_ path: String, _ names: [String], _ block: DelimitedBlock) {
    self.path = path
    self.names = names
    self.block = block
  }

  func points() throws(FileError) -> [TuningPoint] {
    let threshold = try always("threshold")
    let (hits, errors) = (try always("tp"), try always("fp"))
    let (precision, recall, f1) = (try column("precision"), try column("recall"), try column("f1"))
    let rate = try column("false_positive_rate")
    let (alerts, cost) = (try column("alerts_per_day"), try column("cost"))
    return (0..<block.rows).map { row in
      TuningPoint(
        threshold: threshold[row], alarms: Int(hits[row] + errors[row]), precision: precision[row],
        recall: recall[row], f1: f1[row], falsePositiveRate: rate[row], alertsPerDay: alerts[row],
        costPerRow: cost[row])
    }
  }

  /// A column in which every row has a number.
  private func always(_ name: String) throws(FileError) -> [Double] {
    var numbers: [Double] = []
    for (row, number) in try column(name).enumerated() {
      guard let number else { throw fault(inRow: row, "has no number in the column '\(name)'") }
      numbers.append(number)
    }
    return numbers
  }

  /// The numbers of a column, `nil` for `n/a`.
  private func column(_ name: String) throws(FileError) -> [Double?] {
    guard let place = names.firstIndex(of: name) else {
      throw FileError(.malformed, path, line: 1, "has no column '\(name)'")
    }
    let column = block.columns[place]
    for word in column.words where block.text(of: word) != "n/a" {
      throw fault(inRow: word.row, "has '\(block.text(of: word))' in the column '\(name)'")
    }
    return column.numbers.map { $0.isNaN ? nil : $0 }
  }

  private func fault(inRow row: Int, _ message: String) -> FileError {
    FileError(.malformed, path, line: block.line(ofRow: row), message)
  }
}
