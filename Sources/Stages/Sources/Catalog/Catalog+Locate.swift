import Machine

/// A file of the catalog on this machine, whose hash is that of the catalog.
public struct LocatedFile: Sendable, Equatable {
  public let path: String
  public let bytes: Int
  public let sha256: String
}

extension Catalog {
  /// The file of an entry where it already is: embedded, in the cache, or below `mirror`.
  ///
  /// Every file is hashed before it is answered. One in the cache that is not as the catalog has it is
  /// removed and passed over; one that is embedded or below a mirror is a complaint.
  public func locate(
    _ entry: CatalogEntry, mirror: String? = nil
  ) throws(DatasetError) -> LocatedFile? {
    if entry.isEmbedded {
      return try checked(Paths.join(folder, entry.file), entry.bytes, entry.sha256)
    }
    if let cached = try cached(entry) { return cached }
    guard let mirror else { return nil }
    let path = Paths.join(mirror, entry.file)
    guard FileSystem.exists(path) else { throw .notInMirror(entry.name, path: path) }
    return try checked(path, entry.bytes, entry.sha256)
  }

  /// The file of an entry in the cache, as it is here or as it was published.
  private func cached(_ entry: CatalogEntry) throws(DatasetError) -> LocatedFile? {
    var forms = [(entry.file, entry.bytes, entry.sha256)]
    if let download = entry.download, download.file != entry.file {
      forms.append((download.file, download.bytes, download.sha256))
    }
    for (file, bytes, sha256) in forms {
      let path = Paths.join(cache, file)
      guard FileSystem.kind(of: path) == .file else { continue }
      if let found = try? checked(path, bytes, sha256) { return found }
      try telling { () throws(FileError) in try FileSystem.remove(path) }
    }
    return nil
  }

  /// The file at `path` if its hash is the one wanted.
  func checked(_ path: String, _ bytes: Int, _ sha256: String) throws(DatasetError) -> LocatedFile {
    let found = try telling { () throws(FileError) in try SHA256.hex(ofFile: path) }
    guard found == sha256 else { throw .wrongHash(path, found: found, wanted: sha256) }
    return LocatedFile(path: path, bytes: bytes, sha256: sha256)
  }
}

/// Does what the room below does, with its trouble told as ours.
func telling<Answer>(_ work: () throws(FileError) -> Answer) throws(DatasetError) -> Answer {
  do { return try work() } catch { throw DatasetError(error) }
}
