import CCrypto

/// A public key on the curve P-256, with which signatures are checked.
@safe
public final class VerifyingKey: @unchecked Sendable {
  private let key: OpaquePointer

  /// Reads a key from the PEM text of a public key.
  public init(pem: [UInt8], path: String = "key") throws(FileError) {
    guard let key = unsafe PEM.read(pem, isPrivate: false) else {
      throw FileError(.malformed, path, "is no public key in PEM form")
    }
    unsafe self.key = key
    guard unsafe PEM.isP256(key) else {
      throw FileError(
        .unsupported, path, "is a key of another kind; one on the curve P-256 is wanted")
    }
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// Whether `signature`, in DER form, is one of the SHA-256 of `bytes` by the key's other half.
  public func isValid(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    guard let context = unsafe EVP_MD_CTX_new() else { fatalError("no memory to verify") }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1 else {
      return false
    }
    return unsafe EVP_DigestVerify(
      context, signature, signature.count, bytes, bytes.count) == 1
  }
}
