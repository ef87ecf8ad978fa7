import Machine

/// The form of a file that can be read.
public enum FileFormat: String, Sendable, CaseIterable {
  /// Separated fields, whatever the delimiter; possibly compressed with gzip.
  case csv
  case npy, npz, mat
  /// One JSON object a line; possibly compressed with gzip.
  case jsonl

  /// Whether it is lines of text, which hold words and may be packed.
  var isText: Bool { self == .csv || self == .jsonl }

  /// The form that a file's name tells, looking through a final `.gz`.
  public init?(name: String) {
    let ending = Paths.ending(of: name)
    switch ending == "gz" ? Paths.ending(of: Paths.stem(of: name)) : ending {
    case "csv", "tsv", "tab", "psv": self = .csv
    case "npy": self = .npy
    case "npz": self = .npz
    case "mat": self = .mat
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }

  /// The form that the first bytes of a file tell; text that is not JSON is taken for CSV.
  public init(head: [UInt8]) {
    if head.starts(with: [0x93] + Array("NUMPY".utf8)) {
      self = .npy
    } else if head.starts(with: Array("PK".utf8)) {
      self = .npz
    } else if head.starts(with: Array("MATLAB".utf8))
      || head.starts(with: [0x89] + Array("HDF".utf8))
    {
      self = .mat
    } else if let first = head.first(where: { !Self.blanks.contains($0) }),
      first == UInt8(ascii: "{")
    {
      self = .jsonl
    } else {
      self = .csv
    }
  }

  private static let blanks = Set(" \t\r\n".utf8)
}
