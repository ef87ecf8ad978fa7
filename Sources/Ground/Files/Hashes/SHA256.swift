import CCrypto

/// The SHA-256 of bytes that come one piece after another.
@safe
public final class SHA256 {
  private let context: OpaquePointer

  public init() {
    guard let context = unsafe EVP_MD_CTX_new(),
      unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { fatalError("libcrypto offers no SHA-256") }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  public func update(_ bytes: borrowing Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in
      _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }
  }

  public func update(_ bytes: [UInt8]) { update(bytes.span) }

  public func update(_ text: String) { update(Array(text.utf8)) }

  /// Takes in numbers as they lie in memory: little-endian on every machine that this runs on.
  public func update(_ numbers: borrowing Span<Double>) {
    unsafe numbers.withUnsafeBytes { bytes in
      _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }
  }

  /// The 32 bytes of the hash of all that came so far; more may come after it.
  public func digest() -> [UInt8] {
    guard let copy = unsafe EVP_MD_CTX_new() else { fatalError("no memory for a hash") }
    defer { unsafe EVP_MD_CTX_free(copy) }
    var digest = [UInt8](repeating: 0, count: 32)
    _ = unsafe EVP_MD_CTX_copy_ex(copy, context)
    _ = unsafe EVP_DigestFinal_ex(copy, &digest, nil)
    return digest
  }

  /// The hash as 64 hexadecimal digits.
  public func hex() -> String { Self.hex(digest()) }

  public static func hex(of bytes: [UInt8]) -> String {
    let hash = SHA256()
    hash.update(bytes)
    return hash.hex()
  }

  public static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

  /// The hash of the file at `path`, read in pieces.
  public static func hex(ofFile path: String) throws(FileError) -> String {
    let hash = SHA256()
    let file = try InputFile(path)
    while true {
      let piece = try file.read(atMost: 1 << 18)
      guard !piece.isEmpty else { return hash.hex() }
      hash.update(piece)
    }
  }

  /// Bytes as lower-case hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
