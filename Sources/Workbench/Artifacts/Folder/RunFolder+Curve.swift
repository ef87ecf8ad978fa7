import Formats
public import Machine
public import Vocabulary

extension RunFolder {
  /// What each threshold would do to the test rows of a trial, the most reluctant first; nothing where no
  /// curve was kept.
  public func readCurve(_ id: String) throws(FileError) -> [TuningPoint] {
    let path = curve(id)
    guard FileSystem.exists(path) else { return [] }
    try check(path, of: id)
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
    let (hits, errors) = (try column("tp"), try column("fp"))
    let (misses, rest) = (try column("fn"), try column("tn"))
    let alerts = try column("alerts_per_day")
    // Before there were columns of their own, all rows had labels and costs were sums.
    let alarms = names.contains("alarms") ? try always("alarms") : nil
    let perRow = names.contains("cost_per_row") ? try column("cost_per_row") : nil
    let sums = perRow == nil ? try column("cost") : nil
    return (0..<block.rows).map { row in
      let confusion = Confusion(hits[row], errors[row], misses[row], rest[row])
      let rows = confusion.map { Double($0.rows) }
      return TuningPoint(
        threshold: threshold[row], alarms: alarms.map { Int($0[row]) } ?? confusion?.alarms ?? 0,
        confusion: confusion, alertsPerDay: alerts[row],
        costPerRow: perRow?[row] ?? sums?[row].flatMap { sum in rows.map { sum / $0 } })
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

extension Confusion {
  /// The counts of one row, or `nil` where one of them is not known.
  fileprivate init?(_ hits: Double?, _ errors: Double?, _ misses: Double?, _ rest: Double?) {
    guard let hits, let errors, let misses, let rest else { return nil }
    self.init(
      truePositives: Int(hits), falsePositives: Int(errors), falseNegatives: Int(misses),
      trueNegatives: Int(rest))
  }
}

extension [TuningPoint] {
  /// The bytes of `curves/ID.csv`: what each threshold would do to the test rows.
  public var csv: [UInt8] {
    let header =
      "threshold,alarms,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost_per_row"
    let text = ([header] + map(\.line)).joined(separator: "\n") + "\n"
    return [UInt8](text.utf8)
  }
}

extension TuningPoint {
  fileprivate var line: String {
    let counts = [
      confusion?.truePositives, confusion?.falsePositives, confusion?.falseNegatives,
      confusion?.trueNegatives,
    ]
    let rates = [precision, recall, f1, falsePositiveRate, alertsPerDay, costPerRow]
    return
      (["\(threshold)", "\(alarms)"] + counts.map { $0.map { "\($0)" } ?? "n/a" }
      + rates.map { $0.map { "\($0)" } ?? "n/a" }).joined(separator: ",")
  }
}
