import Foundation
import Numerics

/// A session before it is played: whose it is, when and where it begins, and what is planted in it.
struct PlannedSession {
  let habits: Habits
  var start: Int64
  let day: Int
  let place: Int
  let requests: Int
  var plant: Plant?

  struct Plant {
    let attack: BehaviorAttack
    /// How far the session is moved from an ordinary one, from 0 to 1.
    let strength: Double
    /// Who attacks; several sessions may have one attacker.
    let attacker: Seed
  }

  /// The sessions of a user's day, in order of time.
  static func plan(_ habits: Habits, day: Int, midnight: Int64, seed: Seed) -> [PlannedSession] {
    var chance = seed.generator()
    // 1970-01-01 was a Thursday.
    let weekday = Int((midnight / 86_400_000 + 4) % 7)
    let expected = habits.sessions * (weekday == 0 || weekday == 6 ? 0.2 : 1)
    let count = Self.poisson(expected, &chance)
    return (0..<count).map { _ in
      let hour = min(max(habits.hour + chance.normal(mean: 0, deviation: 2.5), 0), 23.5)
      return PlannedSession(
        habits: habits, start: midnight + Int64(hour * 3_600_000), day: day,
        place: habits.place(&chance),
        requests: max(3, Int(habits.requests * exp(chance.normal(mean: 0, deviation: 0.4)))))
    }.sorted { $0.start < $1.start }
  }

  /// A draw of a Poisson variable by inversion (Knuth), for small means.
  private static func poisson(_ mean: Double, _ chance: inout Generator) -> Int {
    let floor = exp(-mean)
    var (count, product) = (0, chance.uniform())
    while product > floor {
      count += 1
      product *= chance.uniform()
    }
    return count
  }
}

extension PlannedSession.Plant {
  /// An address and place of the attacker: one of the ranges that are kept free for documentation.
  func foreign(address: Int, agent: String) -> BehaviorLine.Origin {
    var chance = attacker.generator()
    let block = chance.below(2) == 0 ? "198.51.100" : "203.0.113"
    return BehaviorLine.Origin(
      ipAddress: "\(block).\(1 + (chance.below(250) + address) % 250)", userAgent: agent,
      latitude: Habits.rounded(chance.uniform(-35, 5)),
      longitude: Habits.rounded(chance.uniform(60, 140)))
  }
}
