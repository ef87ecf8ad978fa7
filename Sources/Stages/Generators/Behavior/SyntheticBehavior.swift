public import Forms
public import Numerics
public import Vocabulary
import Wording

/// A recording of users with habits, in which attacks are planted whose truth is known.
///
/// An attack takes the place of an ordinary session: at a strength of 0 that session runs as it would
/// have, and only its label and kind remain.
public struct SyntheticBehavior: RecordingGenerator, Hashable {
  public let users: Int
  public let days: Int
  /// How many days at the start hold no attack.
  public let cleanDays: Int
  /// How often each attack comes; for a slow drift, how many users drift.
  public let attacks: [BehaviorAttack: Int]
  /// How far attacks stand out: 1 as described, 0 not at all.
  public let strength: Double
  /// The first midnight, in milliseconds since 1970: Monday 2026-01-05 in UTC by default.
  public let start: Int64

  /// - Parameters:
  ///   - cleanDays: By default half of all days.
  ///   - attacks: By default each twice.
  public init(
    users: Int = Self.users.standard, days: Int = Self.days.standard,
    cleanDays: Int? = nil, attacks: [BehaviorAttack: Int]? = nil,
    strength: Double = Self.strength.standard, start: Int64 = MadeTime.start
  ) throws(SettingError) {
    self.users = try Self.users.checked(users)
    self.days = try Self.days.checked(days)
    self.cleanDays = try SettingError.check("clean-days", cleanDays ?? days / 2, in: 0...days)
    let usual = BehaviorAttack.allCases.map { ($0, $0 == .slowDrift ? min(2, users) : 2) }
    let attacks = attacks ?? Dictionary(uniqueKeysWithValues: usual)
    try SettingError.inside("attacks") { () throws(SettingError) in
      for attack in BehaviorAttack.allCases {
        let count = try Attacks.count(of: attack).checked(attacks[attack] ?? 0)
        guard attack.isAttack || count <= users else {
          throw SettingError(
            attack.rawValue.asKey, mustBe: "at most the number of users, \(users)", not: count)
        }
      }
    }
    self.attacks = attacks
    self.strength = try Self.strength.checked(strength)
    self.start = start
  }

  public var recipe: String {
    let planted = BehaviorAttack.allCases.map { "\($0.rawValue) \(attacks[$0] ?? 0)" }
    return "behavior users \(users) days \(days) clean-days \(cleanDays) strength \(strength) "
      + planted.joined(separator: ", ")
  }

  /// The attacks that a trivial control finds as well as a strong detector must.
  public var easyKinds: [String] {
    guard strength >= 1 else { return [] }
    return EasyKinds.behavior.filter { attacks[$0] ?? 0 > 0 }.map(\.rawValue)
  }

  /// All days that are recorded.
  public var span: Range<Int64> { start..<(start + Int64(days) * Self.day) }

  private static let day: Int64 = 86_400_000

  /// How many fields it records, about: of each user some requests a day, with ten fields each.
  public var cells: Double { Double(users) * Double(days) * 50 }

  /// The recording, grouped by user; equal settings and seeds give equal bytes.
  ///
  /// Attacks for which the recording has no ordinary session left are left out; `shortfalls` tells which.
  public func record(seed: Seed) -> Recording {
    let lines = lines(seed: seed)
    let order = lines.indices.sorted { (lines[$0].time, $0) < (lines[$1].time, $1) }
    var recording = Recording(
      name: Self.name, events: order.map { lines[$0].event },
      labels: Labels(order.map { lines[$0].label }), kinds: order.map { lines[$0].request?.kind },
      grouping: "user", span: span, provenance: Provenance(made: recipe, easy: easyKinds))
    recording.provenance.notes += shortfalls(of: recording)
    return recording
  }

  /// The lines of one session after another.
  private func lines(seed: Seed) -> [BehaviorLine] {
    let chance = seed.split("behavior")
    let habits = (0..<users).map { Habits(user: $0, seed: chance.split("habits", $0)) }
    var sessions = habits.enumerated().flatMap { user, habits in
      (0..<days).flatMap { day in
        PlannedSession.plan(
          habits, day: day, midnight: start + Int64(day) * Self.day,
          seed: chance.split("user", user).split("day", day))
      }
    }
    plantDrift(in: &sessions, habits, seed: chance.split("drift"))
    plantAttacks(in: &sessions, seed: chance.split("attacks"))
    let order = sessions.indices.sorted { (sessions[$0].start, $0) < (sessions[$1].start, $1) }
    return order.enumerated().flatMap { number, place in
      var script = SessionScript(
        sessions[place], name: "s\(number + 1)", seed: chance.split("session", place))
      return script.play()
    }
  }

  /// What a reader must know of attacks that were asked for and found no session to take place in.
  public func shortfalls(of recording: Recording) -> [String] {
    BehaviorAttack.allCases.filter(\.isAttack).compactMap { attack in
      let asked = attacks[attack] ?? 0
      let found =
        (recording.sessions(ofKind: attack.rawValue) + attack.sessions - 1) / attack.sessions
      guard found < asked else { return nil }
      return
        "only \(Figures.grouped(found)) of \(Figures.grouped(asked)) attacks by \(attack.rawValue) found a "
        + "session to take place in"
    }
  }

  /// Every session of a drifting user is moved, the later the further.
  private func plantDrift(
    in sessions: inout [PlannedSession], _ habits: [Habits], seed: Seed
  ) {
    var chance = seed.generator()
    let drifting = chance.sample(attacks[.slowDrift] ?? 0, of: users).map { habits[$0].user }
    for place in sessions.indices where sessions[place].day >= cleanDays {
      guard let number = drifting.firstIndex(of: sessions[place].habits.user) else { continue }
      let progress = Double(sessions[place].day - cleanDays + 1) / Double(days - cleanDays)
      sessions[place].plant = PlannedSession.Plant(
        attack: .slowDrift, strength: strength * progress, attacker: seed.split("user", number))
      // In the end six hours later than at first.
      sessions[place].start += Int64(strength * progress * 6 * 3_600_000)
    }
  }

  /// Each attack takes an ordinary session of chance; stuffing takes six at once.
  private func plantAttacks(in sessions: inout [PlannedSession], seed: Seed) {
    var chance = seed.generator()
    var free = sessions.indices.filter {
      sessions[$0].day >= cleanDays && sessions[$0].plant == nil
    }
    chance.shuffle(&free)
    var number = 0
    for attack in BehaviorAttack.allCases where attack.isAttack {
      for _ in 0..<(attacks[attack] ?? 0) {
        let taken = free.suffix(attack.sessions)
        free.removeLast(taken.count)
        let moment = taken.last.map { sessions[$0].start } ?? start
        for place in taken {
          sessions[place].plant = PlannedSession.Plant(
            attack: attack, strength: strength, attacker: seed.split("attacker", number))
          sessions[place].start = moved(sessions[place].start, by: attack, toward: moment)
        }
        number += 1
      }
    }
  }

  /// When a session of an attack begins: stuffing at one moment, a takeover half a day off.
  private func moved(
    _ time: Int64, by attack: BehaviorAttack, toward moment: Int64
  ) -> Int64 {
    switch attack {
    case .credentialStuffing: time + Int64(strength * Double(moment - time))
    case .accountTakeover: time + Int64(strength * 43_200_000)
    case .burst, .exfiltration, .privilegeProbing, .slowDrift: time
    }
  }
}

extension Recording {
  /// How many sessions hold something of a kind.
  fileprivate func sessions(ofKind kind: String) -> Int {
    guard let kinds else { return 0 }
    return Set(
      events.indices.lazy.filter { kinds[$0] == kind }.compactMap { events[$0]["session"]?.word }
    ).count
  }
}
