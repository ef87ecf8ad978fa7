/// Rows in the order in which they happened.
struct TimeOrder {
  private let rows: [Int]
  private let times: [Int64]

  /// Refuses rows without times; rows of one moment stay in the order of their numbers.
  init(_ facts: RowFacts) throws(SplitError) {
    guard let recorded = facts.times else { throw .noTimes }
    let order = recorded.indices.sorted { (recorded[$0], $0) < (recorded[$1], $1) }
    rows = order
    times = order.map { recorded[$0] }
  }

  /// The latest rows measure, those before them choose; rows of one moment stay in one part.
  func divided(_ shares: Shares) throws(SplitError) -> Parts {
    let wanted = Double(rows.count)
    let test = try cut(near: rows.count - Int((wanted * shares.test).rounded()), in: 0..<rows.count)
    return try past(test, validation: Int((wanted * shares.validation).rounded())).measuring(
      Array(rows[test...]))
  }

  /// Blocks of equal length: each but the first measures once, with all before it as its past.
  func folds(_ count: Int, validation share: Double) throws(SplitError) -> [Parts] {
    var cuts: [Int] = []
    for block in 1...count {
      let place = rows.count * block / (count + 1)
      cuts.append(try cut(near: place, in: 0..<rows.count))
    }
    var folds: [Parts] = []
    for (place, start) in cuts.enumerated() {
      let end = place + 1 < cuts.count ? cuts[place + 1] : rows.count
      let validation = Int((Double(rows.count) * share).rounded())
      folds.append(try past(start, validation: validation).measuring(Array(rows[start..<end])))
    }
    return folds
  }

  /// The rows before `end`, of which the last `validation` choose.
  private func past(_ end: Int, validation: Int) throws(SplitError) -> Parts {
    guard validation > 0, end > 1 else { return Parts(train: Array(rows[..<end])) }
    let start = try cut(near: max(end - validation, 1), in: 0..<end)
    return Parts(train: Array(rows[..<start]), validation: Array(rows[start..<end]))
  }

  /// The place at or after `place` where the time changes, else the nearest one before it.
  private func cut(near place: Int, in range: Range<Int>) throws(SplitError) -> Int {
    let inside = (range.lowerBound + 1)..<max(range.upperBound, range.lowerBound + 1)
    if let later = inside.clamped(to: place..<max(place, inside.upperBound)).first(where: changes) {
      return later
    }
    guard let earlier = inside.last(where: { $0 < place && changes($0) }) else { throw .oneMoment }
    return earlier
  }

  private func changes(_ place: Int) -> Bool { times[place - 1] < times[place] }
}

extension Parts {
  fileprivate func measuring(_ test: [Int]) -> Parts {
    Parts(train: train, validation: validation, test: test)
  }
}
