public import Formats
import Machine

/// What was asked and on what: `run.json`, whose hash names the run.
public struct RunRecord: Recorded, Equatable {
  public let name: String
  /// The spec with every default filled in, without what must not matter, such as the number of jobs.
  public let spec: JSON
  public let datasets: [DatasetRecord]
  /// What the audit found, each finding as the audit writes it.
  public let audit: [JSON]
  public let codeVersion: String
  public let platform: String
  /// The figures of systems whose detectors are tried; `nil` where there are none.
  public let figures: [FigureRecord]?

  public init(
    name: String, spec: JSON, datasets: [DatasetRecord], audit: [JSON], codeVersion: String,
    platform: String, figures: [FigureRecord]? = nil
  ) {
    self.name = name
    self.spec = spec
    self.datasets = datasets
    self.audit = audit
    self.codeVersion = codeVersion
    self.platform = platform
    self.figures = figures
  }

  public static let fields = Fields(
    format: 1, Self.init(name:spec:datasets:audit:codeVersion:platform:figures:),
    Field("name", \.name, .text), Field("spec", \.spec, .json),
    Field("data", \.datasets, .list(of: .record)), Field("audit", \.audit, .list(of: .json)),
    Field("code_version", \.codeVersion, .text), Field("platform", \.platform, .text),
    Field(ifAny: "figures", \.figures, .list(of: .record)))

  /// The first 12 hexadecimal digits of the hash of the record.
  public var id: String { String(SHA256.hex(of: json.bytes(.indented)).prefix(12)) }
}

/// The data of a run: what they are, where they come from and on what terms.
public struct DatasetRecord: Recorded, Equatable {
  public let name: String
  public let fingerprint: String
  public let rows: Int
  public let columns: Int
  /// `nil` where there are no labels.
  public let anomalies: Int?
  public let source: String
  public let terms: String?
  public let notes: [String]
  /// How events were read and seen as the rows; `nil` for rows that were rows.
  public let events: JSON?

  public init(
    name: String, fingerprint: String, rows: Int, columns: Int, anomalies: Int?, source: String,
    terms: String?, notes: [String], events: JSON? = nil
  ) {
    self.name = name
    self.fingerprint = fingerprint
    self.rows = rows
    self.columns = columns
    self.anomalies = anomalies
    self.source = source
    self.terms = terms
    self.notes = notes
    self.events = events
  }

  public static let fields = Fields(
    Self.init(name:fingerprint:rows:columns:anomalies:source:terms:notes:events:),
    Field("name", \.name, .text), Field("fingerprint", \.fingerprint, .text),
    Field("rows", \.rows, .whole), Field("columns", \.columns, .whole),
    Field("anomalies", \.anomalies, .optional(.whole)), Field("source", \.source, .text),
    Field("terms", \.terms, .optional(.text)), Field("notes", \.notes, .list(of: .text)),
    Field(ifAny: "events", \.events, .json))
}
