public import Machine
public import Vocabulary

extension Paths {
  /// What a set is called that was read from a file: `cardio` of `data/cardio.csv.gz`.
  public static func dataName(of path: String) -> String {
    let stem = Self.stem(of: path)
    return ending(of: path) == "gz" ? Self.stem(of: stem) : stem
  }
}

extension Provenance.Source {
  /// A file as it is found.
  public init(reading path: String) throws(DatasetError) {
    self = try telling { () throws(FileError) in
      Provenance.Source(
        path: path, bytes: try FileSystem.size(of: path), sha256: try SHA256.hex(ofFile: path))
    }
  }
}
