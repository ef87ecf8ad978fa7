import Foundation
import Numerics
import Vocabulary

/// The moments at which an entity was active, as far back as snapshots tell.
struct ActivityTrail: Sendable {
  private(set) var times: [Int64] = []

  mutating func add(_ moments: [Int64]) {
    times += moments
    times.removeFirst(max(0, times.count - 80))
  }
}

/// What is known of an entity at a moment.
struct EntitySnapshot {
  private let entity: MadeEntity
  private let time: Int64
  private let history: [Int64]
  /// Its activities since the snapshot before.
  private let moments: [Int64]
  private let isWeekend: Bool
  private let machine: Machine
  private let types: [String]
  private let calls: [String]
  private let queries: [String]
  private let durations: [Double]
  private var places: [MadeEntity.Place]
  private var addresses: [String]
  private var agents: [String]
  private var connections: [Connection] = []

  var failed: Int
  var unauthorized = 0
  var resources: [String]
  var largeTransfers = 0
  var failedConnections = 0
  var intervals: [Double]
  var domains: [String]
  var escalations = 0
  var privilegeAttempts = 0
  var scheduledTasks = 0

  private struct Connection {
    let host: String
    let port: Int
    let sent: Double
    let received: Double
    let seconds: Double
  }

  /// How busy the machine is.
  private struct Machine {
    let processor: [Double]
    let memory: [Double]
  }

  init(
    of entity: MadeEntity, at time: Int64, hours: Int, _ trail: inout ActivityTrail,
    _ chance: inout Generator
  ) {
    self.entity = entity
    self.time = time
    let day = (time / 86_400_000 + 3) % 7
    isWeekend = day >= 5
    let hour = Double(time % 86_400_000) / 3_600_000
    let rest = isWeekend && entity.role == .person ? 0.1 : 1
    let expected = min(60, entity.rate * Double(hours) / 4 * entity.diligence(at: hour) * rest)
    let count = max(1, Int((expected * exp(chance.normal(mean: 0, deviation: 0.4))).rounded()))
    moments = (0..<count).map { _ in time - Int64(chance.uniform() * Double(hours) * 3_600_000) }
      .sorted()
    trail.add(moments)
    history = trail.times
    func several(_ words: [String], _ number: Int) -> [String] {
      (0..<number).map { _ in
        words[min(words.count - 1, Int(Double(words.count) * chance.uniform() * chance.uniform()))]
      }
    }
    types = several(["read", "write", "list", "delete", "login"], count)
    resources = several(entity.resources, count)
    calls = several(
      ["GET /items", "POST /items", "GET /users", "PUT /items", "GET /health"], count)
    queries = several(["SELECT", "UPDATE", "INSERT", "DELETE"], count / 2)
    durations = (0..<max(1, count / 6)).map { _ in exp(chance.normal(mean: 6, deviation: 0.7)) }
    failed = chance.binomial(count, chance: entity.role == .batch ? 0.08 : 0.03)
    machine = Machine(
      processor: (0..<8).map { _ in
        min(100, max(0, chance.normal(mean: 20 + 2 * entity.rate / 8, deviation: 6)))
      },
      memory: (0..<8).map { _ in min(100, max(0, chance.normal(mean: 45, deviation: 5))) })
    let isAway = entity.isTraveller && chance.uniform() < 0.25
    let place =
      isAway ? MadeEntity.Place.all[chance.below(MadeEntity.Place.all.count)] : entity.place
    let address =
      isAway
      ? "81.\(chance.below(256)).\(chance.below(256)).\(1 + chance.below(254))" : entity.address
    let number = max(1, count / 2)
    places = Array(repeating: place, count: number)
    addresses = Array(repeating: address, count: number)
    agents = Array(repeating: entity.agent, count: number)
    domains = several(["api.example.com", "cdn.example.com", "mail.example.com"], number)
    let steady = entity.role == .monitor ? 0.15 : 0.9
    intervals = (0..<max(2, number)).map { _ in
      max(1, 120 * (1 + chance.normal(mean: 0, deviation: steady)))
    }
    for _ in 0..<number {
      let (mean, deviation) = entity.role.sent
      connect(
        to: entity.hosts[chance.below(entity.hosts.count)], port: chance.uniform() < 0.8 ? 443 : 22,
        sent: exp(chance.normal(mean: mean, deviation: deviation)),
        lasting: exp(chance.normal(mean: 3, deviation: 1.2)), answered: chance.uniform(0.2, 8))
    }
    failedConnections = chance.binomial(number, chance: 0.02)
    if entity.role == .service, chance.uniform() < 0.02 { escalations = 1 }
    if chance.uniform() < 0.03 { unauthorized = 1 }
  }

  /// One more connection; what comes back is a multiple of what was sent.
  mutating func connect(
    to host: String, port: Int, sent: Double, lasting seconds: Double, answered: Double = 0.5
  ) {
    connections.append(
      Connection(
        host: host, port: port, sent: sent.rounded(), received: (sent * answered).rounded(),
        seconds: (seconds * 10).rounded() / 10))
  }

  /// Part of what it did comes from elsewhere.
  mutating func replace(
    share: Double, with place: MadeEntity.Place, _ address: String, _ chance: inout Generator
  ) {
    let agent = MadeEntity.agents[chance.below(MadeEntity.agents.count)]
    for number in places.indices where chance.uniform() < share {
      places[number] = place
      addresses[number] = address
      agents[number] = agent
    }
  }

  /// The fields of its line.
  var fields: [(name: String, cell: Cell)] {
    [
      ("tenant_id", .text("t1")), ("entity_type", .text(entity.type)),
    ] + activity.map { ("activity_data.\($0.0)", $0.1) }
      + network.map { ("network_data.\($0.0)", $0.1) }
  }

  private var activity: [(String, Cell)] {
    let count = moments.count
    return [
      ("activity_count", .integer(count)),
      ("successful_activities", .integer(max(0, count - failed))),
      ("failed_activities", .integer(failed)), ("unauthorized_attempts", .integer(unauthorized)),
      ("error_count", .integer(failed)), ("total_operations", .integer(count)),
      ("authentication_attempts", .integer(1 + count / 10)),
      ("authentication_failures", .integer(failed / 3)),
      ("privilege_escalation_attempts", .integer(privilegeAttempts)),
      ("scheduled_tasks_created", .integer(scheduledTasks)),
      ("large_downloads", .integer(connections.count { $0.received > 1_048_576 })),
      ("unique_hosts_accessed", .integer(Set(connections.map(\.host)).count)),
      ("activity_types", .words(types)), ("accessed_resources", .words(resources)),
      ("api_calls", .words(calls)), ("activity_timestamps", .moments(moments)),
      ("access_times", .moments(moments)),
      (
        "activity_intervals",
        .numbers(zip(moments, moments.dropFirst()).map { Double($1 - $0) / 1000 })
      ),
      ("activity_history", .moments(history)), ("cpu_usage", .numbers(machine.processor)),
      ("memory_usage", .numbers(machine.memory)),
      ("network_bytes_sent", .numbers(connections.map(\.sent))),
      ("network_bytes_received", .numbers(connections.map(\.received))),
      ("session_durations", .numbers(durations)),
      ("database_queries", .types(queries)),
      ("permission_changes", .types(Array(repeating: "escalation", count: escalations))),
    ]
  }

  private var network: [(String, Cell)] {
    let hosts = Set(connections.map(\.host))
    let inside = connections.count { $0.host.hasPrefix("10.") }
    return [
      ("source_ips", .words(addresses)), ("destinations", .words(connections.map(\.host))),
      ("destination_ports", .list(connections.map { .integer($0.port) })),
      ("connection_durations", .numbers(connections.map(\.seconds))),
      ("bytes_sent", .numbers(connections.map(\.sent))),
      ("bytes_received", .numbers(connections.map(\.received))),
      ("geo_locations", .words(places.map(\.name))), ("time_zones", .words(places.map(\.zone))),
      ("isps", .words(places.map(\.provider))), ("user_agents", .words(agents)),
      (
        "protocols",
        .words(connections.map { $0.port == 443 ? "HTTPS" : $0.port == 22 ? "SSH" : "TCP" })
      ),
      ("domains", .words(domains)), ("connection_intervals", .numbers(intervals)),
      ("failed_connections", .integer(failedConnections)),
      ("total_connection_attempts", .integer(connections.count + failedConnections)),
      ("unique_destination_ports", .integer(Set(connections.map(\.port)).count)),
      ("large_outbound_transfers", .integer(largeTransfers)),
      ("internal_connections", .integer(inside)),
      ("external_connections", .integer(connections.count - inside)),
      ("dns_queries", .words(hosts.sorted().prefix(5).map { "\($0).lookup" })),
    ]
  }
}

extension Cell {
  fileprivate static func words(_ words: [String]) -> Cell { .list(words.map(Cell.text)) }

  fileprivate static func moments(_ moments: [Int64]) -> Cell {
    .list(moments.map { .integer(Int($0)) })
  }

  /// Numbers with three digits behind the point.
  fileprivate static func numbers(_ numbers: [Double]) -> Cell {
    .list(numbers.map { .number(($0 * 1000).rounded() / 1000) })
  }

  fileprivate static func types(_ types: [String]) -> Cell {
    .list(types.map { .fields(["type": .text($0)]) })
  }
}
