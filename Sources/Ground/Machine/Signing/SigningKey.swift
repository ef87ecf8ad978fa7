import CCrypto

/// A private key on the curve P-256, with which bytes are signed.
@safe
public final class SigningKey: @unchecked Sendable {
  private let key: OpaquePointer

  /// Reads a key from the PEM text of an unencrypted private key.
  public init(pem: [UInt8], path: String = "key") throws(FileError) {
    guard let key = unsafe PEM.read(pem, isPrivate: true) else {
      throw FileError(.malformed, path, "is no unencrypted private key in PEM form")
    }
    unsafe self.key = key
    guard unsafe PEM.isP256(key) else {
      throw FileError(
        .unsupported, path, "is a key of another kind; one on the curve P-256 is wanted")
    }
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// The signature of the SHA-256 of `bytes`, in DER form.
  ///
  /// Each call gives other bytes: ECDSA draws a number by chance.
  public func signature(of bytes: [UInt8]) throws(FileError) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else { fatalError("no memory to sign") }
    defer { unsafe EVP_MD_CTX_free(context) }
    var size = 0
    guard unsafe EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
      unsafe EVP_DigestSign(context, nil, &size, bytes, bytes.count) == 1
    else { throw FileError(.refused, "libcrypto", "cannot sign with this key") }
    var signature = [UInt8](repeating: 0, count: size)
    guard unsafe EVP_DigestSign(context, &signature, &size, bytes, bytes.count) == 1 else {
      throw FileError(.refused, "libcrypto", "cannot sign with this key")
    }
    return Array(signature[..<size])
  }

  /// The other half of the key, by which its signatures are checked, as PEM text.
  public func publicKey() throws(FileError) -> [UInt8] {
    guard let text = unsafe PEM.publicText(of: key) else {
      throw FileError(.refused, "libcrypto", "cannot say the public half of this key")
    }
    return text
  }
}
