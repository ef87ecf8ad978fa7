public import Formats
public import Machine

/// What was asked and on what: `run.json`, whose hash names the run.
public struct RunRecord: Sendable, Equatable {
  public static let format = 1

  public let name: String
  /// The spec with every default filled in, without what must not matter, such as the number of jobs.
  public let spec: JSON
  public let datasets: [DatasetRecord]
  /// What the audit found, each finding as the audit writes it.
  public let audit: [JSON]
  public let codeVersion: String
  public let platform: String

  public init(
    name: String, spec: JSON, datasets: [DatasetRecord], audit: [JSON], codeVersion: String,
    platform: String
  ) {
    self.name = name
    self.spec = spec
    self.datasets = datasets
    self.audit = audit
    self.codeVersion = codeVersion
    self.platform = platform
  }

  public var json: JSON {
    [
      "format": JSON(Self.format), "name": .text(name), "spec": spec,
      "data": .list(datasets.map(\.json)), "audit": .list(audit),
      "code_version": .text(codeVersion), "platform": .text(platform),
    ]
  }

  /// The first 12 hexadecimal digits of the hash of the record.
  public var id: String { String(SHA256.hex(of: json.bytes(.indented)).prefix(12)) }

  public init(_ reader: JSONReader) throws(FileError) {
    try reader.checkFormat(atMost: Self.format)
    var datasets: [DatasetRecord] = []
    for entry in try reader["data"].list() { datasets.append(try DatasetRecord(entry)) }
    self.init(
      name: try reader["name"].text(), spec: try reader["spec"].value, datasets: datasets,
      audit: try reader["audit"].list().map(\.value),
      codeVersion: try reader["code_version"].text(),
      platform: try reader["platform"].text())
  }
}

/// The data of a run: what they are, where they come from and on what terms.
public struct DatasetRecord: Sendable, Equatable {
  public let name: String
  public let fingerprint: String
  public let rows: Int
  public let columns: Int
  /// `nil` where there are no labels.
  public let anomalies: Int?
  public let source: String
  public let terms: String?
  public let notes: [String]

  public init(
    name: String, fingerprint: String, rows: Int, columns: Int, anomalies: Int?, source: String,
    terms: String?, notes: [String]
  ) {
    self.name = name
    self.fingerprint = fingerprint
    self.rows = rows
    self.columns = columns
    self.anomalies = anomalies
    self.source = source
    self.terms = terms
    self.notes = notes
  }

  public var json: JSON {
    [
      "name": .text(name), "fingerprint": .text(fingerprint), "rows": JSON(rows),
      "columns": JSON(columns), "anomalies": anomalies.map(JSON.integer) ?? .null,
      "source": .text(source), "terms": JSON(terms), "notes": JSON(notes),
    ]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    self.init(
      name: try reader["name"].text(), fingerprint: try reader["fingerprint"].text(),
      rows: try reader["rows"].int(), columns: try reader["columns"].int(),
      anomalies: try reader.present("anomalies")?.int(),
      source: try reader["source"].text(), terms: try reader.present("terms")?.text(),
      notes: try reader["notes"].texts())
  }
}
