import Foundation

extension FileSystem {
  /// Writes `text` behind what the file at `path` holds, and returns when it is on the disk.
  ///
  /// A power cut may leave a part of it; who reads the file has to tell.
  public static func append(_ text: String, to path: String) throws(FileError) {
    let descriptor = try Descriptor(
      path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o666, doing: "write it")
    let bytes = Array(text.utf8)
    try Leftovers.change { state throws(FileError) in
      let failure: FileError? = unsafe bytes.withUnsafeBytes { bytes in
        do throws(FileError) {
          try unsafe descriptor.write(bytes)
          return nil
        } catch { return error }
      }
      if let failure { throw failure }
    }
    try descriptor.synchronize()
  }
}
