import Formats
import Forms
import Sources
import Vocabulary
import Wording

/// How what Nexora recorded is read.
struct NexoraReading: Configured {
  static let name = "nexora-reading"
  static let help = "How a recording of Nexora is read."
  static let tenant = Key<Self, String?>.optional(
    "tenant", .text,
    "The tenant whose lines are read; left out where a recording has one only, since tenants are never learned from together."
  )
  static let feedback = LineReader.feedback(Self.self)
  static let ignore = LineReader.ignore(Self.self)
  static var keys: [any FormKey<Self>] { [tenant, feedback, ignore] }

  let tenant: String?
  /// A file of feedback, as it was named.
  let feedback: String?
  let ignored: [String]

  init(_ settings: Settings<Self>) {
    tenant = settings[Self.tenant]
    feedback = settings[Self.feedback]
    ignored = settings[Self.ignore]
  }

  /// Reads a recording, JSON Lines.
  ///
  /// - Parameter feedback: Where the file of feedback is.
  func recording(
    _ path: String, _ encoding: TextEncoding, feedback: String?
  ) throws(DatasetError) -> Recording {
    var tenants = TenantLines(tenant)
    return try LineReader(
      forms: [NexoraLines.snapshot], time: "timestamp", grouping: "entity_id",
      ignored: Set(ignored), isNested: true
    ).recording(path, encoding, feedback: feedback) { fields throws(LineFault) in
      try tenants.isWanted(fields)
    }
  }
}

/// Whose lines are read of a recording.
private struct TenantLines {
  private let wanted: String?
  private var first: String?

  init(_ wanted: String?) { self.wanted = wanted }

  /// Whether a line is of the tenant that is read; refuses lines of several tenants where none was named.
  mutating func isWanted(_ named: [(name: String, cell: Cell)]) throws(LineFault) -> Bool {
    let fields = EventFields(named)
    let tenant = fields["tenant_id"]?.word ?? ""
    for inner in ["activity_data.tenant_id", "network_data.tenant_id", "metadata.tenant_id"] {
      guard let other = fields[inner]?.word, other != tenant else { continue }
      throw LineFault(
        inner, found: "'\(other)'", wanted: "'\(tenant)', as the line's own 'tenant_id' is")
    }
    if let wanted { return tenant == wanted }
    guard first ?? tenant == tenant else {
      throw LineFault(
        "tenant_id", found: "'\(tenant)', where earlier lines have '\(first ?? "")'",
        wanted: "one tenant, since tenants are never learned from together",
        advice: "'events: { nexora: { tenant: \(first ?? tenant) } }' reads one of them")
    }
    first = tenant
    return true
  }
}
