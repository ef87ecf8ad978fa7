public import Numerics
public import Vocabulary

/// One of the three streams by which Elide's detection engine is shown: sensors, network, business.
///
/// Each row is an ordinary draw. Where an anomaly is planted, the channels that its kind names are
/// moved to a second draw: all the way at a strength of 1, not at all at 0, where the label stays.
public struct ElideScenario: DatasetGenerator, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Four devices with one reading a second each.
    case iot = "elide-iot"
    /// Ten connections a second.
    case security = "elide-security"
    /// One row an hour.
    case business = "elide-business"

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
  /// When the first row happens, in milliseconds since 1970: Monday 2026-01-05 in UTC by default.
  public let start: Int64

  public static let defaultStart: Int64 = 1_767_571_200_000

  public init(
    _ kind: Kind, rows: Int = 3000, strength: Double = 1, start: Int64 = defaultStart
  ) throws(SettingError) {
    self.kind = kind
    self.rows = try SettingError.check("rows", rows, in: 1...100_000_000)
    self.strength = try SettingError.check("strength", strength, in: 0...10)
    self.start = start
  }

  public var recipe: String {
    "\(kind.rawValue) rows \(rows) strength \(strength) start \(start)"
  }

  public var easyKinds: [String] { strength >= 1 ? EasyKinds.scenarios(kind) : [] }

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
    _ made: [Row], channels: [String], times: [Int64], groups: Groups? = nil,
    lowest: Double = -.infinity
  ) -> Dataset {
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
