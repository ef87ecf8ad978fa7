extension SHA256 {
  /// The digest of `bytes` as 64 lower-case digits.
  public static func hex(of bytes: [UInt8]) -> String { digest(of: bytes).hexadecimal }

  /// The digest of the UTF-8 of `text` as 64 lower-case digits.
  public static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

  /// The digest of the file at `path`, read in pieces, as 64 lower-case digits.
  public static func hex(ofFile path: String) throws(FileError) -> String {
    let file = try InputFile(path, title: "hashing \(Paths.name(of: path))")
    var hash = SHA256()
    while true {
      let piece = try file.read(atMost: 1 << 18)
      if piece.isEmpty { return hash.finalize().hexadecimal }
      hash.update(piece)
    }
  }
}
