public import Forms
import Foundation
public import Numerics
public import Vocabulary

/// A recording of snapshots of entities, some of which show that somebody misuses one.
///
/// At a strength of 0 a misused snapshot is an ordinary one, and only its label and kind remain.
public struct SyntheticEntities: RecordingGenerator, Hashable {
  public let entities: Int
  public let days: Int
  public let every: Int
  public let misused: Double
  /// How far misuse stands out: 1 as described, 0 not at all.
  public let strength: Double

  public init(
    entities: Int = Self.entities.standard, days: Int = Self.days.standard,
    every: Int = Self.every.standard, misused: Double = Self.misused.standard,
    strength: Double = Self.strength.standard
  ) throws(SettingError) {
    self.entities = try Self.entities.checked(entities)
    self.days = try Self.days.checked(days)
    self.every = try Self.every.checked(every)
    self.misused = try Self.misused.checked(misused)
    self.strength = try Self.strength.checked(strength)
  }

  public var recipe: String {
    "entities \(entities) days \(days) every \(every) misused \(misused) strength \(strength)"
  }

  /// A misuse is mostly something that hardly anybody does, so that one number alone tells it.
  public var easyKinds: [String] {
    strength > 0 && misused > 0 ? EntityMisuse.allCases.map(\.rawValue) : []
  }

  /// About how many fields it records.
  public var cells: Double { Double(entities * snapshots) * 40 }

  /// How many snapshots each entity has.
  private var snapshots: Int { max(1, days * 24 / every) }

  /// The recording; equal settings and seeds give equal bytes.
  public func record(seed: Seed) -> Recording {
    let chance = seed.split("entities")
    let step = Int64(every) * 3_600_000
    var order = chance.split("misused").generator()
    let all = entities * snapshots
    let taken = Set(order.sample(Int((misused * Double(all)).rounded()), of: all))
    var made: [(event: Event, kind: EntityMisuse?)] = []
    for number in 0..<entities {
      var own = chance.split("entity", number).generator()
      let entity = MadeEntity(number: number, &own)
      var trail = ActivityTrail()
      for turn in 0..<snapshots {
        let time = MadeTime.start + Int64(turn + 1) * step + Int64(own.below(600_000))
        var snapshot = EntitySnapshot(of: entity, at: time, hours: every, &trail, &own)
        var kind: EntityMisuse?
        if taken.contains(number * snapshots + turn) {
          // Chance of its own, so that the honest part does not depend on the strength.
          var other = chance.split("misuse", number * snapshots + turn).generator()
          let misuse = EntityMisuse.allCases[other.below(EntityMisuse.allCases.count)]
          misuse.change(&snapshot, strength: strength, &other)
          kind = misuse
        }
        made.append(
          (Event(time: time, group: entity.id, fields: EventFields(snapshot.fields)), kind))
      }
    }
    // Of one moment in the order of the entities.
    let sorted = made.indices.sorted { (made[$0].event.time, $0) < (made[$1].event.time, $1) }
    return Recording(
      name: "entities", events: sorted.map { made[$0].event },
      labels: Labels(sorted.map { made[$0].kind == nil ? .ordinary : .anomaly }),
      kinds: sorted.map { made[$0].kind?.rawValue }, grouping: "entity_id", timing: "timestamp",
      span: MadeTime.start..<(MadeTime.start + Int64(snapshots + 1) * step),
      provenance: Provenance(made: recipe, easy: easyKinds))
  }
}

/// How an entity is misused.
enum EntityMisuse: String, CaseIterable, Sendable {
  /// Somebody else uses a key, from elsewhere and at other hours, and tries what it may not do.
  case stolenKey = "stolen key"
  /// Data are carried out.
  case exfiltration
  /// Hosts and ports are tried out.
  case scan
  /// A program calls home at steady intervals, by odd names.
  case beacon
  /// Rights are widened, so that somebody can come back.
  case escalation

  func change(_ snapshot: inout EntitySnapshot, strength: Double, _ chance: inout Generator) {
    guard strength > 0 else { return }
    // How far one goes differs: the careful stay near what is ordinary.
    let force = strength * chance.uniform(0.3, 1)
    switch self {
    case .stolenKey:
      let place = MadeEntity.Place.all[chance.below(MadeEntity.Place.all.count)]
      let address =
        "\(45 + chance.below(140)).\(chance.below(256)).\(chance.below(256)).\(1 + chance.below(254))"
      snapshot.replace(share: force, with: place, address, &chance)
      snapshot.failed += 1 + chance.below(1 + Int(25 * force))
      snapshot.unauthorized += chance.below(1 + Int(8 * force))
      snapshot.resources += (0..<Int(12 * force)).map { _ in "r\(chance.below(200))" }
    case .exfiltration:
      let connections = 1 + Int(6 * force)
      for _ in 0..<connections {
        snapshot.connect(
          to: "files\(chance.below(40)).example.net", port: 443,
          sent: exp(chance.normal(mean: 14 + 3 * force, deviation: 0.8)),
          lasting: chance.uniform(200, 4000))
      }
      snapshot.largeTransfers += chance.below(1 + Int(4 * force))
    case .scan:
      for _ in 0..<Int(10 + 120 * force) {
        snapshot.connect(
          to: "10.0.\(chance.below(6)).\(1 + chance.below(254))", port: 1 + chance.below(9000),
          sent: chance.uniform(40, 400), lasting: chance.uniform(0, 2))
        snapshot.failedConnections += chance.uniform() < 0.5 ? 1 : 0
      }
    case .beacon:
      let interval = chance.uniform(30, 300)
      snapshot.intervals = (0..<Int(6 + 20 * force)).map { _ in
        interval * (1 + chance.normal(mean: 0, deviation: 0.2 - 0.19 * force))
      }
      snapshot.domains += (0..<Int(1 + 6 * force)).map { _ in Self.oddName(&chance) }
    case .escalation:
      snapshot.escalations += 1 + chance.below(1 + Int(3 * force))
      snapshot.privilegeAttempts += 1 + chance.below(1 + Int(6 * force))
      snapshot.scheduledTasks += chance.below(1 + Int(3 * force))
    }
  }

  /// A name such as programs make up.
  private static func oddName(_ chance: inout Generator) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    let length = 8 + chance.below(18)
    return String((0..<length).map { _ in letters[chance.below(letters.count)] }) + ".net"
  }
}
