import Formats
public import Machine

extension BundleFolder {
  /// What names the model whatever folder it stands in: the hash of its manifest, which names the hashes of all other
  /// files. Equal bundles have equal hashes, and a signature changes none.
  public var contentHash: String {
    get throws(FileError) {
      try Seal(of: Seal.open(manifest, advice: Self.advice).record.value, files: [:]).content
    }
  }
}

extension RunFolder {
  /// The bundles that the run left, by the names of their folders.
  public func bundles() throws(FileError) -> [BundleFolder] {
    let folder = Paths.join(path, Self.models)
    guard FileSystem.kind(of: folder) == .folder else { return [] }
    return try FileSystem.list(folder).map { BundleFolder(Paths.join(folder, $0)) }
      .filter { FileSystem.kind(of: $0.manifest) == .file }
  }
}
