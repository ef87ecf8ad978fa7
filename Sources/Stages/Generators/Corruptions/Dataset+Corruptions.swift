import Numerics
import Vocabulary

extension Dataset {
  /// The rows with each anomaly `times` times, in an order of chance.
  func duplicatingAnomalies(_ times: Int, _ chance: inout Generator) -> Dataset {
    guard let labels else { return self }
    var rows = Array(0..<rows)
    let anomalies = rows.filter { labels[$0] == .anomaly }
    for _ in 1..<max(times, 1) { rows += anomalies }
    chance.shuffle(&rows)
    return gathering(rows: rows)
  }

  /// The rows with columns of noise, until these are `share` of all columns.
  func addingNoise(_ share: Double, _ chance: inout Generator) -> Dataset {
    let ranges = table.columns.compactMap { column -> (Double, Double)? in
      let numbers = (column.numbers ?? []).filter(\.isFinite)
      guard let low = numbers.min(), let high = numbers.max(), low < high else { return nil }
      return (low, high)
    }
    let count = Int((Double(table.columns.count) * share / (1 - share)).rounded())
    let taken = Set(table.columns.map(\.name))
    var columns = table.columns
    for number in 0..<count {
      let (low, high) = ranges.isEmpty ? (0, 1) : ranges[chance.below(ranges.count)]
      var name = "noise\(number)"
      while taken.contains(name) { name += "_" }
      columns.append(Column(name, numbers: (0..<rows).map { _ in chance.uniform(low, high) }))
    }
    return replacing(table: Table(rows: rows, columns: columns))
  }

  /// The rows with `share` of the known labels turned round; a row that became ordinary has no kind.
  func flippingLabels(_ share: Double, _ chance: inout Generator) -> Dataset {
    guard var labels, case let known = labels.values.indices.filter({ labels[$0] != .unknown })
    else { return self }
    let count = Int((Double(known.count) * share).rounded())
    var kinds = kinds
    for place in chance.sample(count, of: known.count) {
      let row = known[place]
      let wasAnomaly = labels[row] == .anomaly
      labels.values[row] = wasAnomaly ? .ordinary : .anomaly
      kinds?[row] = wasAnomaly ? nil : "label flip"
    }
    return replacing(labels: labels, kinds: kinds)
  }

  /// The rows with `share` of their cells empty, each as likely as any other.
  func emptyingCells(_ share: Double, _ chance: inout Generator) -> Dataset {
    let cells = rows * table.columns.count
    let count = Int((Double(cells) * share).rounded())
    var emptied = table.columns.map { _ in [Int]() }
    for cell in chance.sample(count, of: cells) {
      emptied[cell % emptied.count].append(cell / emptied.count)
    }
    let columns = zip(table.columns, emptied).map { $0.emptied(at: $1) }
    return replacing(table: Table(rows: rows, columns: columns))
  }

  /// The rows with one number each of `share` of them multiplied by `factor`.
  func mistakingUnits(_ share: Double, _ factor: Double, _ chance: inout Generator) -> Dataset {
    let numeric = table.columns.indices.filter { table.columns[$0].numbers != nil }
    guard !numeric.isEmpty else { return self }
    var columns = table.columns
    var mistaken: [Int: [Int]] = [:]
    for row in chance.sample(Int((Double(rows) * share).rounded()), of: rows) {
      mistaken[numeric[chance.below(numeric.count)], default: []].append(row)
    }
    for (column, rows) in mistaken {
      guard var numbers = columns[column].numbers else { continue }
      for row in rows { numbers[row] *= factor }
      columns[column] = Column(columns[column].name, numbers: numbers)
    }
    return replacing(table: Table(rows: rows, columns: columns))
  }
}

extension Column {
  /// The column with no value in `rows`.
  fileprivate func emptied(at rows: [Int]) -> Column {
    guard !rows.isEmpty else { return self }
    switch values {
    case .number(var numbers):
      for row in rows { numbers[row] = .nan }
      return Column(name, .number(numbers))
    case .category(var codes, let levels):
      for row in rows { codes[row] = -1 }
      return Column(name, .category(codes: codes, levels: levels))
    case .time(var times):
      for row in rows { times[row] = nil }
      return Column(name, .time(times))
    case .text(var texts):
      for row in rows { texts[row] = nil }
      return Column(name, .text(texts))
    }
  }
}
