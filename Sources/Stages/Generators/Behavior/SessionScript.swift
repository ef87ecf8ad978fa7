import Foundation
import Numerics

/// A planned session on its way into lines.
///
/// Each request is first an ordinary one and then, with a probability of the strength, one of the attack.
struct SessionScript {
  private let session: PlannedSession
  private let name: String
  private var chance: Generator
  /// What the attack draws from, so that the rest of the session runs as it would have without it.
  private var attacker: Generator
  private var time: Int64
  private var events: [BehaviorLine] = []
  private var latest: BehaviorLine.Origin

  init(_ session: PlannedSession, name: String, seed: Seed) {
    self.session = session
    self.name = name
    chance = seed.split("usual").generator()
    attacker = seed.split("attack").generator()
    time = session.start
    latest = session.habits.places[session.place]
  }

  mutating func play() -> [BehaviorLine] {
    add(.opened(device: session.habits.devices[session.place]), latest)
    if chance.uniform() < 0.05 { misspell() }
    let usual = Double(session.requests)
    let count = session.plant.map { plant in
      usual.blended(with: Double(plant.attack.requests ?? session.requests), plant.strength)
    }
    for number in 0..<Int((count ?? usual).rounded()) { request(number) }
    time += 1000
    add(.closed, latest)
    return events
  }

  /// A honest user mistypes a password and then gets it right.
  private mutating func misspell() {
    signal("FAILED_REAUTH", "MEDIUM", -8, 30, latest, Endpoint.login)
    time += Int64(1000 * chance.uniform(3, 15))
    signal("SUCCESSFUL_REAUTH", "LOW", 5, 5, latest, Endpoint.login)
  }

  private mutating func request(_ number: Int) {
    var step = Step(
      endpoint: Endpoint.usual[chance.categorical(session.habits.taste)].endpoint,
      pause: session.habits.pause * exp(chance.normal(mean: 0, deviation: 0.6)),
      origin: session.habits.places[session.place],
      scale: exp(chance.normal(mean: 0, deviation: 0.5)))
    // Now and then a phone changes its network in the middle of a session.
    if chance.uniform() < 0.01 { step.origin = session.habits.places[2] }
    var planted = step
    if let plant = session.plant {
      change(&planted, by: plant, number)
      if attacker.uniform() < plant.strength { step = planted }
    }
    if number > 0 { time += max(1, Int64((1000 * step.pause).rounded())) }
    observe(step)
    let size = Int((step.endpoint.size * step.scale).rounded())
    add(
      .request(
        BehaviorLine.Request(
          endpoint: step.endpoint.path, method: step.endpoint.method, contentLength: size,
          sensitivity: step.endpoint.sensitivity,
          isAttack: session.plant?.attack.isAttack ?? false, kind: session.plant?.attack.rawValue)),
      step.origin)
    latest = step.origin
  }

  /// What one request is about to be.
  private struct Step {
    var endpoint: Endpoint
    /// Seconds since the request before it.
    var pause: Double
    var origin: BehaviorLine.Origin
    /// How many times the usual size.
    var scale: Double
    /// What the service notices beside the access itself.
    var noticed: (type: String, severity: String, trust: Int, score: Int)?
  }

  private mutating func change(_ step: inout Step, by plant: PlannedSession.Plant, _ number: Int) {
    switch plant.attack {
    case .burst:
      step.endpoint = .list
      step.pause = 0.1
      step.origin = plant.foreign(address: number, agent: step.origin.userAgent)
      step.noticed = ("REQUEST_CADENCE", "HIGH", -15, 60)
    case .credentialStuffing:
      step.endpoint = .login
      step.pause = attacker.uniform(0.2, 1)
      step.origin = plant.foreign(address: number % 3, agent: "python-requests/2.32")
      step.noticed = ("FAILED_REAUTH", "HIGH", -12, 55)
    case .accountTakeover:
      step.endpoint = number < 2 ? Endpoint.account[number] : Endpoint.account[2 + number % 2]
      step.pause = attacker.uniform(2, 10)
      step.origin = plant.foreign(address: 0, agent: "Chrome/109 Windows")
      step.noticed = number == 0 ? ("DEVICE_MISMATCH", "HIGH", -20, 60) : nil
    case .exfiltration:
      step.endpoint = .export
      step.pause = attacker.uniform(1, 3)
      step.scale *= attacker.uniform(20, 80)
    case .privilegeProbing:
      step.endpoint = Endpoint.forbidden[attacker.below(Endpoint.forbidden.count)]
      step.pause = attacker.uniform(1, 4)
      step.noticed = ("PRIVILEGE_ESCALATION", "HIGH", -25, 70)
    case .slowDrift:
      // Another line of work: what was rare becomes usual, a little more haste, and another town.
      let turned = Array(session.habits.taste.reversed())
      step.endpoint = Endpoint.usual[attacker.categorical(turned)].endpoint
      step.pause *= 0.7
      step.origin = BehaviorLine.Origin(
        ipAddress: step.origin.ipAddress, userAgent: step.origin.userAgent,
        latitude: Habits.rounded(step.origin.latitude + 3 * plant.strength),
        longitude: Habits.rounded(step.origin.longitude + 3 * plant.strength))
    }
  }

  /// The signals that a service raises at a request.
  private mutating func observe(_ step: Step) {
    signal("ENDPOINT_ACCESS", "LOW", -1, Int(chance.uniform(0, 15)), step.origin, step.endpoint)
    if step.origin.ipAddress != latest.ipAddress {
      signal("IP_CHANGE", "MEDIUM", -10, 36, step.origin, nil)
    }
    if step.origin.userAgent != latest.userAgent {
      signal("USER_AGENT_CHANGE", "MEDIUM", -10, 40, step.origin, nil)
    }
    if abs(step.origin.latitude - latest.latitude) > 5 {
      signal("GEO_DRIFT", "HIGH", -20, 65, step.origin, nil)
    }
    if let noticed = step.noticed {
      signal(
        noticed.type, noticed.severity, noticed.trust, noticed.score, step.origin, step.endpoint)
    }
  }

  private mutating func signal(
    _ type: String, _ severity: String, _ trust: Int, _ score: Int, _ origin: BehaviorLine.Origin,
    _ endpoint: Endpoint?
  ) {
    add(
      .signal(
        BehaviorLine.Signal(
          type: type, severity: severity, trustImpact: trust, anomalyScore: score,
          endpoint: endpoint?.path)), origin)
  }

  private mutating func add(_ content: BehaviorLine.Content, _ origin: BehaviorLine.Origin) {
    events.append(
      BehaviorLine(
        time: time, session: name, user: session.habits.user, origin: origin, content: content))
  }
}
