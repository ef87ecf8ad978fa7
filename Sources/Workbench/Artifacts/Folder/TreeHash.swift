public import Machine

extension RunFolder {
  /// What does not count when two runs are held to be the same: durations, and what is made from them.
  static let unreproducible = [
    "timings/", "results.csv", "report.", ".lock", "plan.json", "fitted/", "prepared/",
  ]

  /// SHA-256 over the paths and bytes of all that is reproducible in the folder.
  public func treeHash() throws(FileError) -> String {
    var hash = SHA256()
    for file in try FileSystem.files(below: path).sorted()
    where !Self.unreproducible.contains(where: file.hasPrefix) {
      let line = "\(file)\n\(try SHA256.hex(ofFile: Paths.join(path, file)))\n"
      hash.update(Array(line.utf8))
    }
    return hash.finalize().hexadecimal
  }
}
