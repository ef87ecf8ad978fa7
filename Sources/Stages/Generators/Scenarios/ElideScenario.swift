public import Forms
public import Numerics
public import Vocabulary

/// One of the three streams by which Elide's detection engine is shown: sensors, network, business.
///
/// Each row is an ordinary draw. Where an anomaly is planted, the channels that its kind names are
/// moved to a second draw: all the way at a strength of 1, not at all at 0, where the label stays.
public struct ElideScenario: DatasetGenerator, Configured, Hashable {
  public static let name = "scenario"
  public static let help =
    "The recorded world of the Elide detection engine, made again. \(EasyKinds.inScenarios)"
  public static let kind = Key<Self, Kind>.required("kind", .word, "Which world.")
  public static let rows = Key<Self, Int>.key(
    "rows", .whole(1...100_000_000), or: 3000, "How many rows.")
  public static let strength = Key<Self, Double>.strength(to: 10)
  public static var keys: [any FormKey<Self>] { [kind, rows, strength, Key<Self, Int>.seed] }

  public enum Kind: String, Sendable, CaseIterable {
    /// Four devices with one reading a second each.
    case iot = "elide-iot"
    /// Ten connections a second.
    case security = "elide-security"
    /// One row an hour.
    case business = "elide-business"

    /// What each number of a row is called.
    public var channels: [String] {
      switch self {
      case .iot: ["temperature", "humidity", "pressure", "vibration", "powerConsumption"]
      case .security:
        [
          "packetSize", "connectionDuration", "requestsPerMinute", "failedLogins",
          "dataTransferred", "port",
        ]
      case .business:
        [
          "revenue", "activeUsers", "conversionRate", "averageOrderValue", "pageLoadTime",
          "errorRate", "apiLatency",
        ]
      }
    }

    /// The kinds of anomaly that it has.
    var troubles: [String] {
      switch self {
      case .iot: ["overheating", "vibration", "pressure", "power spike"]
      case .security: ["ddos", "port scan", "brute force", "exfiltration"]
      case .business: ["revenue drop", "user spike", "conversion drop", "performance"]
      }
    }
  }

  public let kind: Kind
  public let rows: Int
  /// How far anomalies stand out: 1 as described, 0 not at all.
  public let strength: Double
  /// When the first row happens, in milliseconds since 1970.
  public let start: Int64

  public init(
    _ kind: Kind, rows: Int = Self.rows.standard, strength: Double = Self.strength.standard,
    start: Int64 = MadeTime.start
  ) throws(SettingError) {
    self.kind = kind
    self.rows = try Self.rows.checked(rows)
    self.strength = try Self.strength.checked(strength)
    self.start = start
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      settings[Self.kind], rows: settings[Self.rows], strength: settings[Self.strength])
  }

  public var recipe: String {
    "\(kind.rawValue) rows \(rows) strength \(strength) start \(start)"
  }

  public var easyKinds: [String] { strength >= 1 ? EasyKinds.scenarios(kind) : [] }

  /// None of the worlds has more than ten channels.
  public var cells: Double { Double(rows) * 10 }

  public func generate(seed: Seed) -> Dataset {
    switch kind {
    case .iot: iot(seed)
    case .security: security(seed)
    case .business: business(seed)
    }
  }

  /// A row on its way into a data set.
  struct Row {
    var ordinary: [Double]
    /// What the channels would be if the anomaly had its full strength; `nil` in an ordinary row.
    var planted: [Double]?
    var kind: String?
  }

  /// Joins rows into a data set; `lowest` is what no value falls below.
  func dataset(
    _ made: [Row], times: [Int64], groups: Groups? = nil,
    lowest: Double = -.infinity
  ) -> Dataset {
    let channels = kind.channels
    let columns = channels.indices.map { channel in
      let values = made.map { row in
        let value = row.ordinary[channel]
        let moved = row.planted.map { value.blended(with: $0[channel], strength) } ?? value
        return max(lowest, moved)
      }
      return Column(channels[channel], numbers: values)
    }
    return Dataset(
      name: kind.rawValue, table: Table(rows: made.count, columns: columns),
      labels: Labels(anomalies: made.map { $0.kind != nil }), kinds: made.map(\.kind), times: times,
      groups: groups, provenance: self.provenance)
  }
}
