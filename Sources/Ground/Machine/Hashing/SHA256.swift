import CCrypto

/// SHA-256 over bytes that come piece by piece (FIPS 180-4).
///
///     var hash = SHA256()
///     hash.update(bytes)
///     let digest = hash.finalize()
public struct SHA256: ~Copyable {
  private let context: Context

  public init() { context = Context() }

  /// Takes in the bytes that come next.
  public mutating func update(_ bytes: [UInt8]) { unsafe context.update(bytes.span.bytes) }

  /// Takes in the bytes that come next.
  public mutating func update(_ bytes: RawSpan) { context.update(bytes) }

  /// The digest of all bytes taken in; the hash begins anew.
  public mutating func finalize() -> Digest { context.finalize() }

  /// The digest of `bytes`.
  public static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// What SHA-256 makes of some bytes.
  public struct Digest: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// 64 lowercase digits.
    public var hexadecimal: String {
      let digits = Array("0123456789abcdef".utf8)
      var text: [UInt8] = []
      text.reserveCapacity(2 * bytes.count)
      for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// The handle of libcrypto, freed with its owner.
@safe
private final class Context {
  private let handle: OpaquePointer

  init() {
    guard let handle = unsafe EVP_MD_CTX_new() else { fatalError("no memory for a hash") }
    unsafe self.handle = handle
    begin()
  }

  private func begin() {
    let begun = unsafe EVP_DigestInit_ex(handle, EVP_sha256(), nil)
    precondition(begun == 1, "libcrypto has no SHA-256")
  }

  func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      _ = unsafe EVP_DigestUpdate(handle, base, buffer.count)
    }
  }

  func finalize() -> SHA256.Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    _ = unsafe EVP_DigestFinal_ex(handle, &bytes, nil)
    begin()
    return SHA256.Digest(bytes: bytes)
  }

  deinit { unsafe EVP_MD_CTX_free(handle) }
}
