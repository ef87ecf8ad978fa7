import Formats
import Machine

/// A public data set that the catalog names: what it is, where it comes from, and how it is read.
public struct CatalogEntry: Sendable, Equatable {
  /// The name by which it is asked for: `adbench/cardio`.
  public let name: String
  /// `tabular`, `timeseries-univariate`, `timeseries-multivariate`, `intrusion-records`, `events`,
  /// `labels` or `schema`.
  public let kind: String
  /// The file: below `datasets/` if it is embedded, else below a mirror.
  public let file: String
  public let isEmbedded: Bool
  public let bytes: Int
  public let sha256: String
  public let rows: Int
  public let dimensions: Int?
  /// How many rows are labelled as anomalies; `nil` where there are no labels.
  public let anomalies: Int?
  public let about: String
  /// The terms under which it may be used.
  public let licence: String
  /// What was done to the published file, if anything was.
  public let conversion: String?
  /// Where it was published.
  public let upstream: [Upstream]
  /// The published file that holds the same values, if a single one does.
  public let download: Download?
  /// How it is read; `nil` where it is no table, such as a file of labels.
  public let reading: ReadingSettings?

  /// A published file.
  public struct Upstream: Sendable, Equatable {
    /// `owner/name` of the repository.
    public let repository: String
    public let path: String
    /// The commit or the released version.
    public let commit: String
    public let sha256: String
  }

  /// What can be fetched.
  public struct Download: Sendable, Equatable {
    public let address: String
    public let bytes: Int
    public let sha256: String
    /// Where it is kept below the cache.
    public let file: String
  }
}

extension CatalogEntry {
  init(_ json: JSONReader) throws(FileError) {
    name = try json["name"].text()
    kind = try json["kind"].text()
    file = try json["file"].relativePath()
    isEmbedded = try json.optional("embedded")?.bool() ?? false
    bytes = try json["bytes"].int()
    sha256 = try json["sha256"].text()
    rows = try json["rows"].int()
    dimensions = try json.optional("dims")?.int()
    anomalies = try json.optional("anomalies")?.int()
    about = try json["about"].text()
    licence = try json["licence"].text()
    conversion = try json.optional("conversion")?.text()
    upstream = try json["upstream"].list().map { place throws(FileError) in
      Upstream(
        repository: try place["repository"].text(), path: try place["path"].text(),
        commit: try place["commit"].text(), sha256: try place["sha256"].text())
    }
    reading = try json.optional("reading").map { settings throws(FileError) in
      try ReadingSettings(settings)
    }
    guard let address = try json.optional("address")?.text() else {
      download = nil
      return
    }
    let published = try json["upstream"][0]
    let hash = try published["sha256"].text()
    download = Download(
      address: address, bytes: try published["bytes"].int(), sha256: hash,
      file: hash == sha256 ? file : Self.place(of: try published["path"].text(), as: file))
  }

  /// The file's place with the ending of the published one: `smap/test.npz` as `smap/test.npy`.
  private static func place(of published: String, as file: String) -> String {
    let name = Paths.stem(of: Paths.name(of: file))
    let ending = Paths.ending(of: published)
    let full = Paths.ending(of: name) == ending || ending.isEmpty ? name : "\(name).\(ending)"
    return Paths.join(Paths.folder(of: file), full)
  }
}

extension JSONReader {
  /// A path that stays below the folder it is joined to.
  fileprivate func relativePath() throws(FileError) -> String {
    let path = try text()
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      throw error("wanted a path below the catalog's folder")
    }
    return path
  }
}
