import CCrypto

/// Keys as text between `-----BEGIN` and `-----END`.
enum PEM {
  /// The key that the text holds, which the caller frees; `nil` if it holds none.
  static func read(_ text: [UInt8], isPrivate: Bool) -> OpaquePointer? {
    guard let buffer = unsafe BIO_new_mem_buf(text, Int32(clamping: text.count)) else { return nil }
    defer { unsafe BIO_free(buffer) }
    // A password is never asked for: there may be nobody to type it.
    return isPrivate
      ? unsafe PEM_read_bio_PrivateKey(buffer, nil, { _, _, _, _ in -1 }, nil)
      : unsafe PEM_read_bio_PUBKEY(buffer, nil, { _, _, _, _ in -1 }, nil)
  }

  static func isP256(_ key: OpaquePointer) -> Bool {
    var name = [CChar](repeating: 0, count: 64)
    var size = 0
    guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &size) == 1 else { return false }
    let text = String(decoding: name.prefix(size).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text == "prime256v1" || text == "P-256"
  }
}
