/// Where rows come from and what was done to them on the way; it travels into the record of a run.
public struct Provenance: Sendable, Equatable {
  /// What was asked for.
  public enum Origin: Sendable, Equatable {
    case file(String)
    case query(String)
    /// An entry of the catalog, by name.
    case catalog(String)
    /// A generator with its settings, as a record writes them.
    case generated(String)
    case memory
  }

  /// A file that was read, as it was found.
  public struct Source: Sendable, Equatable {
    public let path: String
    public let bytes: Int
    /// SHA-256 of the file in lowercase hexadecimal digits.
    public let sha256: String

    public init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  public var origin: Origin
  /// The files behind the rows, in the order in which they were read.
  public var sources: [Source]
  /// The terms under which the rows may be used, if they are known.
  public var terms: String?
  /// What was done to the published file, in order.
  public var conversions: [String]
  /// What a reader of a result must know, such as "sampled 1,000 of 5,000 rows".
  public var notes: [String]
  /// How events were read and seen as these rows, as a bundle keeps it to take others; `nil` for rows that were rows.
  public var events: String?

  public init(
    _ origin: Origin, sources: [Source] = [], terms: String? = nil, conversions: [String] = [],
    notes: [String] = []
  ) {
    self.origin = origin
    self.sources = sources
    self.terms = terms
    self.conversions = conversions
    self.notes = notes
  }
}

extension Provenance.Origin: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let path): "file \(path)"
    case .query(let text): "query \(text)"
    case .catalog(let name): "catalog \(name)"
    case .generated(let recipe): "generated \(recipe)"
    case .memory: "memory"
    }
  }
}
