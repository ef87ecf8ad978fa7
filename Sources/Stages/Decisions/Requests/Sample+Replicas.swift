import Numerics
import Scoring
import Vocabulary

/// A threshold chosen on some rows, and what it does to the others.
struct Replica: Sendable {
  let threshold: Double
  /// `nil` where there are no others.
  let effect: CutEffect?
}

extension Sample {
  /// Chooses again on units drawn with replacement, and measures on those that were not drawn.
  ///
  /// - Returns: for each replicate, what each method chose; `nil` where it could not.
  func replicas(
    of methods: [any ThresholdMethod], _ bootstrap: ThresholdBootstrap, seed: Seed
  ) -> [[Replica?]] {
    let units = units
    var unitOf = [Int](repeating: 0, count: count)
    for unit in 0..<units.count { for place in units[unit] { unitOf[place] = unit } }
    return Workers.map(bootstrap.replicates) { [unitOf] replicate in
      var chance = seed.split("threshold bootstrap", replicate).generator()
      let drawn = DrawnUnits((0..<units.count).map { _ in chance.below(units.count) })
      return drawing(drawn, unitOf)
        .choosing(methods, measuredOn: keeping { drawn.turns(of: unitOf[$0]).isEmpty })
    }
  }

  /// Chooses on all folds but one and measures on that one, for each fold in order.
  func replicas(of methods: [any ThresholdMethod], folds: [Int]) -> [[Replica?]] {
    let names = Set(folds).sorted()
    guard names.count > 1 else { return [] }
    return names.map { name in
      keeping { folds[rows[$0]] != name }
        .choosing(methods, measuredOn: keeping { folds[rows[$0]] == name })
    }
  }

  /// Deals units into parts and chooses on all parts but one what is measured on that one: together, what choices
  /// do to all rows that had no part in them.
  ///
  /// Nine of ten rows choose nearly as well as all, where a draw with replacement sees but two in three; and
  /// dealing anew takes out most of what hangs on who is dealt with whom.
  ///
  /// - Returns: for each way of dealing, what comes of each method; `nil` where it cannot choose without some part.
  func dealtEffects(of methods: [any ThresholdMethod], seed: Seed) -> [[CutEffect?]] {
    let units = units
    let kinds = kinds(of: units)
    let parts = kinds.map(\.count).filter { $0 > 0 }.reduce(Self.parts, min)
    guard parts > 1 else { return [] }
    return Workers.map(Self.ways) { way in
      var chance = seed.split("parts", way).generator()
      var part = [Int](repeating: 0, count: count)
      let dealt = kinds.flatMap { kind in chance.permutation(kind.count).map { kind[$0] } }
      for (turn, unit) in dealt.enumerated() {
        for place in units[unit] { part[place] = turn % parts }
      }
      let effects = (0..<parts).map { left in
        keeping { part[$0] != left }.choosing(methods, measuredOn: keeping { part[$0] == left })
      }
      return methods.indices.map { method in
        let chosen = effects.compactMap { $0[method]?.effect }
        return chosen.count == parts ? chosen.dropFirst().reduce(chosen[0]) { $0.joined($1) } : nil
      }
    }
  }

  private static let parts = 10
  static let ways = 5

  /// How much work all choices of `dealtEffects` are beside one from all rows.
  static let dealtWork = Double(ways * (parts - 1))

  private func choosing(
    _ methods: [any ThresholdMethod], measuredOn others: Sample
  ) -> [Replica?] {
    methods.map { method in
      guard let found = try? method.select(from: self) else { return nil }
      return Replica(
        threshold: found.value,
        effect: others.count > 0 ? others.effect(above: found.value) : nil)
    }
  }
}

extension Sample {
  /// What stays together when places are drawn or dealt: those of one group, each other for itself.
  private var units: Units {
    guard let groups else { return .rows(count) }
    return .grouped(
      by: groups.enumerated().map { place, group in group < 0 ? -1 - place : Int(group) })
  }

  /// The units with an anomaly, and the others.
  private func kinds(of units: Units) -> [[Int]] {
    guard let labels = evidence.labels else { return [Array(0..<units.count)] }
    let isStrange = (0..<units.count).map { unit in
      units[unit].contains { labels[rows[$0]] == .anomaly }
    }
    return [true, false].map { kind in isStrange.indices.filter { isStrange[$0] == kind } }
  }

  /// The rows at those places that `isKept` says.
  private func keeping(_ isKept: (Int) -> Bool) -> Sample {
    let places = rows.indices.filter(isKept)
    return Sample(
      evidence, rows: places.map { rows[$0] }, groups: groups.map { of in places.map { of[$0] } })
  }

  /// The rows of units that were drawn; one that was drawn twice is two.
  private func drawing(_ drawn: DrawnUnits, _ unitOf: [Int]) -> Sample {
    var places: [Int] = []
    var owners: [Int32] = []
    places.reserveCapacity(count)
    for place in rows.indices {
      for turn in drawn.turns(of: unitOf[place]) {
        places.append(rows[place])
        if groups != nil { owners.append(drawn.draws[turn]) }
      }
    }
    return Sample(evidence, rows: places, groups: groups == nil ? nil : owners)
  }
}

/// As many units as there are, drawn with replacement.
private struct DrawnUnits {
  /// Which draws took which unit, unit after unit.
  let draws: [Int32]
  /// Where those of each unit begin, and where the last ones end.
  private let starts: [Int]

  /// - Parameter units: The unit of each draw.
  init(_ units: [Int]) {
    var next = [Int](repeating: 0, count: units.count + 1)
    for unit in units { next[unit + 1] += 1 }
    for unit in units.indices { next[unit + 1] += next[unit] }
    starts = next
    var draws = [Int32](repeating: 0, count: units.count)
    for (draw, unit) in units.enumerated() {
      draws[next[unit]] = Int32(draw)
      next[unit] += 1
    }
    self.draws = draws
  }

  /// Where the draws of a unit stand, the first draw first.
  func turns(of unit: Int) -> Range<Int> { starts[unit]..<starts[unit + 1] }
}
