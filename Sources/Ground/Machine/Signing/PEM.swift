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

  /// The public half of a key as text; `nil` if there is none.
  static func publicText(of key: OpaquePointer) -> [UInt8]? {
    guard let buffer = unsafe BIO_new(BIO_s_mem()) else { return nil }
    defer { unsafe BIO_free(buffer) }
    guard unsafe PEM_write_bio_PUBKEY(buffer, key) == 1 else { return nil }
    var text = [UInt8](repeating: 0, count: Int(unsafe BIO_ctrl_pending(buffer)))
    let count = unsafe BIO_read(buffer, &text, Int32(text.count))
    return count == Int32(text.count) ? text : nil
  }

  static func isP256(_ key: OpaquePointer) -> Bool {
    var name = [CChar](repeating: 0, count: 64)
    var size = 0
    guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &size) == 1 else { return false }
    let text = String(decoding: name.prefix(size).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text == "prime256v1" || text == "P-256"
  }
}
