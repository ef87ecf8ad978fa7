import Numerics

/// Moments in their order; all rows of one moment are a unit.
struct TimeOrder: Dealer {
  let units: Units

  /// Refuses rows without times.
  init(_ facts: RowFacts) throws(SplitError) {
    guard let times = facts.times else { throw .noTimes }
    units = Units.grouped(by: times)
  }

  /// The latest moments measure, those before them choose.
  func divided(_ shares: Shares) throws(SplitError) -> Parts {
    let rows = Double(units.rows)
    let test = try cut(
      near: units.rows - Int((rows * shares.test).rounded()), before: units.count)
    return try past(test, validation: Int((rows * shares.validation).rounded()))
      .measuring(test..<units.count)
  }

  /// Blocks of equal length: each but the first measures once, with all before it as its past.
  func folds(_ count: Int, validation share: Double) throws(SplitError) -> [Parts] {
    var cuts: [Int] = []
    for block in 1...count {
      cuts.append(try cut(near: units.rows * block / (count + 1), before: units.count))
    }
    cuts.append(units.count)
    let validation = Int((Double(units.rows) * share).rounded())
    var folds: [Parts] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      folds.append(try past(start, validation: validation).measuring(start..<end))
    }
    return folds
  }

  /// The moments before `end`, of which the last choose: those that hold `validation` rows.
  private func past(_ end: Int, validation: Int) throws(SplitError) -> Parts {
    let rows = units.rows(before: end)
    guard validation > 0, rows > 1 else { return Parts(train: Array(0..<end)) }
    let start = try cut(near: max(rows - validation, 1), before: end)
    return Parts(train: Array(0..<start), validation: Array(start..<end))
  }

  /// The first moment before `end` that has `rows` rows or more behind it, else the latest one.
  private func cut(near rows: Int, before end: Int) throws(SplitError) -> Int {
    let moments = 1..<max(end, 1)
    guard let latest = moments.last else { throw .oneMoment }
    return moments.first { units.rows(before: $0) >= rows } ?? latest
  }
}

extension Parts {
  fileprivate func measuring(_ test: Range<Int>) -> Parts {
    Parts(train: train, validation: validation, test: Array(test))
  }
}
