public import Formats
import Machine

/// Objects that are written one a line, such as the events of a recording.
public enum JSONLines {
  private static let block = 4096

  /// Writes `objects`, packed with gzip where the file's name says so; the file is there as a whole or not
  /// at all.
  public static func write(
    _ objects: some Sequence<JSON>, to path: String
  ) throws(DatasetError) {
    try checkFolder(of: path)
    try telling { () throws(FileError) in
      var file = try RowsOutput(path)
      var lines: [UInt8] = []
      for (number, object) in objects.enumerated() {
        if number > 0, number % block == 0 {
          try file.write(lines)
          lines.removeAll(keepingCapacity: true)
        }
        lines += object.bytes(.compact) + [UInt8(ascii: "\n")]
      }
      if !lines.isEmpty { try file.write(lines) }
      try file.commit()
    }
  }
}
