import Formats
public import Machine

extension Baseline {
  private static let advice = "'assay baseline' takes it again from a run that is as it should be"

  /// Leaves it in a file, sealed, so that nobody changes a number of it without being noticed.
  public func write(to path: String) throws(FileError) {
    try FileSystem.write(Seal.sealed(json).bytes(.indented), to: path)
  }

  /// The baseline in a file; one whose seal is missing, or is not that of its content, is refused.
  public init(readFrom path: String) throws(FileError) {
    let (record, seal) = try Seal.open(path, advice: Self.advice)
    guard seal != nil else {
      throw FileError(.malformed, path, "is no baseline: it has no seal; \(Self.advice)")
    }
    try self.init(record)
  }
}
