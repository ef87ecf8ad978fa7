import Foundation

/// Where results and complaints go.
public enum StandardStreams {
  /// Writes results; an error when nobody reads them any more or the disk behind them is full.
  public static func writeResult(_ text: String) throws(FileError) {
    try write(Array(text.utf8), to: 1, "standard output")
  }

  public static func writeResult(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes, to: 1, "standard output")
  }

  /// Writes complaints and progress; there is nobody to tell where that fails.
  public static func writeComplaint(_ text: String) {
    try? write(Array(text.utf8), to: 2, "standard error")
  }

  /// Writes at the end of what is at `path`, in place: for devices and pipes, which cannot be renamed.
  public static func write(_ bytes: [UInt8], toDevice path: String) throws(FileError) {
    let descriptor = try Descriptor(path, O_WRONLY | O_APPEND, doing: "write it")
    try write(bytes, to: descriptor.number, path)
  }

  static func write(_ bytes: [UInt8], to number: Int32, _ name: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { bytes in
        unsafe Foundation.write(
          number, UnsafeRawBufferPointer(rebasing: bytes[written...]).baseAddress,
          bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .lastCall(name, "write it")
      }
    }
  }
}
