import Foundation
import Numerics

/// A key, an account, an agent or a token, and how it usually behaves.
struct MadeEntity: Sendable {
  let id: String
  let type: String
  let role: Role
  /// The hour around which it works, and how many hours it works.
  let hour: Double
  let hours: Double
  /// How many activities it has in an hour of work.
  let rate: Double
  let address: String
  let place: Place
  let agent: String
  let resources: [String]
  let hosts: [String]
  /// Whether it is somebody who travels.
  let isTraveller: Bool

  /// What it is there for.
  enum Role: CaseIterable, Sendable {
    case service, person, backup, monitor, batch

    /// The logarithm of the bytes that a connection sends, and its deviation.
    var sent: (mean: Double, deviation: Double) {
      switch self {
      case .service: (8, 1)
      case .person: (9, 1.5)
      case .backup: (15, 1.2)
      case .monitor: (6, 0.6)
      case .batch: (11, 1.5)
      }
    }

    /// How many hosts it knows.
    var hosts: ClosedRange<Int> {
      switch self {
      case .service, .person: 2...6
      case .backup, .batch: 1...4
      case .monitor: 20...60
      }
    }
  }

  /// Where somebody sits.
  struct Place: Sendable, Equatable {
    let name: String
    let zone: String
    let provider: String

    static let all = [
      Place(name: "Berlin, Germany", zone: "+01:00", provider: "Nordnetz"),
      Place(name: "Lyon, France", zone: "+01:00", provider: "Rhône Télécom"),
      Place(name: "Porto, Portugal", zone: "+00:00", provider: "Atlântico"),
      Place(name: "Toronto, Canada", zone: "-05:00", provider: "Maple Fibre"),
      Place(name: "Pune, India", zone: "+05:30", provider: "Deccan Net"),
      Place(name: "Osaka, Japan", zone: "+09:00", provider: "Kansai Link"),
      Place(name: "Lagos, Nigeria", zone: "+01:00", provider: "Delta Online"),
      Place(name: "Unknown", zone: "+00:00", provider: "Quiet VPN"),
    ]

    /// The places where the house has offices.
    static var offices: ArraySlice<Place> { all[..<3] }
  }

  static let agents = [
    "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0",
    "Mozilla/5.0 (Macintosh) AppleWebKit/605.1 Version/18.0 Safari/605.1",
    "inventory-bot/2.1",
  ]

  init(number: Int, _ chance: inout Generator) {
    id = "entity-\(number)"
    role = Role.allCases[chance.categorical([4, 4, 1, 1, 2])]
    let types: [String] =
      switch role {
      case .service: ["api_key", "service_account", "ai_agent"]
      case .person: ["oauth_token"]
      case .backup, .monitor, .batch: ["service_account"]
      }
    type = types[chance.below(types.count)]
    let worksAtNight = role == .backup || role == .batch || chance.uniform() < 0.08
    hour = worksAtNight ? chance.uniform(0, 5) : chance.uniform(10, 15)
    hours =
      switch role {
      case .person: chance.uniform(6, 10)
      case .service, .monitor: 24
      case .backup, .batch: chance.uniform(2, 6)
      }
    rate = exp2(chance.uniform(1, 5))
    address = "10.\(chance.below(16)).\(chance.below(256)).\(1 + chance.below(254))"
    let office = Place.offices[chance.below(Place.offices.count)]
    place = office
    agent = role == .person ? Self.agents[chance.below(4)] : Self.agents[4]
    resources = (0..<(2 + chance.below(10))).map { _ in "r\(chance.below(200))" }
    let count = role.hosts.lowerBound + chance.below(role.hosts.count)
    hosts = (0..<count).map { _ in "10.0.\(chance.below(6)).\(1 + chance.below(254))" }
    isTraveller = role == .person && chance.uniform() < 0.15
  }

  /// How much it works at an hour of the day: from 0 to 1.
  func diligence(at hour: Double) -> Double {
    guard hours < 24 else { return 1 }
    let apart = abs((hour - self.hour + 36).truncatingRemainder(dividingBy: 24) - 12)
    return apart < hours / 2 ? 1 : 0.03
  }
}
