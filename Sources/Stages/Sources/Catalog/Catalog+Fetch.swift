import Machine

extension Catalog {
  /// Brings the file of an entry into the cache, unless it is embedded or there already.
  ///
  /// With a mirror, a folder that is laid out as the catalog says, it is copied from there; else it is
  /// fetched from where it was published. A transfer that breaks off is taken up again where it ended,
  /// at once and, if that does not help, by the next call. Of several calls at once, one fetches and
  /// the others wait for it. The file enters the cache by one rename after its hash was checked; of a
  /// file with another hash nothing is kept.
  public func fetch(
    _ entry: CatalogEntry, mirror: String? = nil
  ) throws(DatasetError) -> LocatedFile {
    if let located = try locate(entry) { return located }
    if let mirror { return try copy(entry, from: mirror) }
    guard let download = entry.download else {
      throw .notFetchable(entry.name, repository: entry.upstream.first?.repository ?? "its source")
    }
    let target = Paths.join(cache, download.file)
    try telling { () throws(FileError) in
      try FileSystem.makeFolder(Paths.folder(of: target))
    }
    let lock = try telling { () throws(FileError) in try FileLock.wait("\(target).lock") }
    defer { withExtendedLifetime(lock) {} }
    // Whoever held the lock until now may have fetched it.
    if let located = try locate(entry) { return located }
    let transfer = Transfer(
      name: entry.name, download: download,
      part: "\(target).\(download.sha256.prefix(8)).part")
    try transfer.run()
    return try enter(transfer.part, as: target, download.bytes, download.sha256)
  }

  private func copy(
    _ entry: CatalogEntry, from mirror: String
  ) throws(DatasetError) -> LocatedFile {
    guard let found = try locate(entry, mirror: mirror) else {
      throw .notInMirror(entry.name, path: Paths.join(mirror, entry.file))
    }
    let target = Paths.join(cache, entry.file)
    try telling { () throws(FileError) in
      try FileSystem.makeFolder(Paths.folder(of: target))
      try FileSystem.write(try FileSystem.read(found.path), to: target)
    }
    return try checked(target, entry.bytes, entry.sha256)
  }

  /// Moves a whole file to its place in the cache, or removes it if it is not the one wanted.
  private func enter(
    _ part: String, as target: String, _ bytes: Int, _ sha256: String
  ) throws(DatasetError) -> LocatedFile {
    do throws(DatasetError) {
      _ = try checked(part, bytes, sha256)
    } catch {
      try telling { () throws(FileError) in try FileSystem.remove(part) }
      var error = error
      error.file = target
      throw error
    }
    try telling { () throws(FileError) in try FileSystem.move(part, to: target) }
    return LocatedFile(path: target, bytes: bytes, sha256: sha256)
  }
}
