/// A 64-bit hash of a cell: equal for equal cells, and for others never in practice.
struct CellHash {
  let value: UInt64

  /// What is not there, whatever the column holds.
  static let missing = CellHash(value: 0x7ff8_0000_0000_0000)

  private init(value: UInt64) { self.value = value }

  /// −0 is 0, and what is no number is missing.
  init(_ number: Double) {
    self = number.isNaN ? .missing : CellHash(value: number == 0 ? 0 : number.bitPattern)
  }

  /// FNV-1a over UTF-8.
  init(_ text: String?) {
    guard let text else {
      self = .missing
      return
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    self.init(value: mix(hash))
  }
}

/// Spreads each bit over all bits (the finalizer of MurmurHash3, Appleby 2011).
func mix(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 33)) &* 0xff51_afd7_ed55_8ccd
  z = (z ^ (z >> 33)) &* 0xc4ce_b9fe_1a85_ec53
  return z ^ (z >> 33)
}
