import Numerics
import Vocabulary

/// Single rows sorted by label and kind, so that parts can take the same share of each.
struct Strata: Dealer {
  let units: Units
  /// The rows of each label; inside a label those of one kind stand together, in an order of chance.
  private let members: [(label: Label, rows: [Int])]

  init(_ rows: RowFacts, seed: Seed) {
    units = Units.rows(rows.count)
    members = [Label.ordinary, .anomaly, .unknown].map { label in
      var kinds: [String: [Int]] = [:]
      for row in 0..<rows.count where rows.labels[row] == label {
        kinds[rows.kinds?[row] ?? "", default: []].append(row)
      }
      var chance = seed.split("strata", Int(label.rawValue)).generator()
      return (
        label,
        kinds.sorted { $0.key < $1.key }.flatMap { kind in
          var rows = kind.value
          chance.shuffle(&rows)
          return rows
        }
      )
    }
  }

  /// Parts with the same share of each label and, as nearly as whole rows allow, of each kind.
  ///
  /// Where a label has too few rows for every part, an anomaly measures first, then chooses, then
  /// trains; any other row trains first.
  func divided(_ shares: Shares) -> Parts {
    var parts = Parts()
    for (label, rows) in members {
      let count = counts(of: rows.count, shares, scarce: label == .anomaly)
      let (test, rest) = evenly(count.test, of: rows)
      let (validation, train) = evenly(count.validation, of: rest)
      parts.test += test
      parts.validation += validation
      parts.train += train
    }
    return parts
  }

  /// As many splits as `count`, in which each row measures once.
  func folds(_ count: Int, validation share: Double) -> [Parts] {
    (0..<count).map { fold in
      var parts = Parts()
      var dealt = 0
      for (label, rows) in members {
        let places = rows.indices
        let rest = places.filter { ($0 + dealt) % count != fold }.map { rows[$0] }
        parts.test += places.filter { ($0 + dealt) % count == fold }.map { rows[$0] }
        dealt += rows.count
        let wanted = Int((Double(rows.count) * share).rounded())
        let least = label == .anomaly && share > 0 ? 1 : 0
        let (validation, train) = evenly(min(max(wanted, least), rest.count), of: rest)
        parts.validation += validation
        parts.train += train
      }
      return parts
    }
  }

  /// At most `count` rows in increasing order, with the same share of each label and kind and at
  /// least one of each label that there is.
  func drawn(_ count: Int) -> [Int] {
    let total = units.rows
    guard count < total else { return Array(0..<total) }
    let share = Double(count) / Double(total)
    return members.flatMap { _, rows in
      guard !rows.isEmpty else { return [Int]() }
      return evenly(max(1, Int((Double(rows.count) * share).rounded())), of: rows).chosen
    }.sorted()
  }

  private func counts(of rows: Int, _ shares: Shares, scarce: Bool) -> (
    test: Int, validation: Int
  ) {
    var test = Int((Double(rows) * shares.test).rounded())
    var validation = Int((Double(rows) * shares.validation).rounded())
    if scarce {
      test = min(max(test, 1), rows)
      validation = min(shares.validation > 0 ? max(validation, 1) : 0, rows - test)
    } else {
      test = min(test, max(rows - 1, 0))
      validation = min(validation, max(rows - 1 - test, 0))
    }
    return (test, validation)
  }

  /// `count` of `rows` at equal steps, and the others.
  private func evenly(_ count: Int, of rows: [Int]) -> (chosen: [Int], rest: [Int]) {
    var (chosen, rest): ([Int], [Int]) = ([], [])
    for (place, row) in rows.enumerated() {
      let isChosen = (place + 1) * count / rows.count > place * count / rows.count
      if isChosen { chosen.append(row) } else { rest.append(row) }
    }
    return (chosen, rest)
  }
}
