/// A message of Protocol Buffers as it is written: numbered fields, one after the other.
struct ProtocolBuffer: Sendable, Equatable {
  private(set) var bytes: [UInt8] = []

  mutating func whole(_ field: Int, _ number: Int) {
    key(field, .variable)
    bytes.append(variable: UInt64(bitPattern: Int64(number)))
  }

  mutating func float(_ field: Int, _ number: Float) {
    key(field, .fourBytes)
    bytes.append(littleEndian: number.bitPattern)
  }

  mutating func text(_ field: Int, _ text: String) { data(field, Array(text.utf8)) }

  mutating func message(_ field: Int, _ message: ProtocolBuffer) { data(field, message.bytes) }

  mutating func data(_ field: Int, _ data: [UInt8]) {
    key(field, .counted)
    bytes.append(variable: UInt64(data.count))
    bytes += data
  }

  /// Many whole numbers in one piece.
  mutating func wholes(_ field: Int, _ numbers: [Int]) {
    var data: [UInt8] = []
    data.reserveCapacity(numbers.count * 2)
    for number in numbers { data.append(variable: UInt64(bitPattern: Int64(number))) }
    self.data(field, data)
  }

  /// Many numbers in one piece.
  mutating func floats(_ field: Int, _ numbers: [Float]) {
    data(field, .littleEndian(numbers.map(\.bitPattern)))
  }

  /// How the bytes of a field are to be read.
  private enum Wire: Int {
    case variable = 0
    case counted = 2
    case fourBytes = 5
  }

  private mutating func key(_ field: Int, _ wire: Wire) {
    bytes.append(variable: UInt64(field << 3 | wire.rawValue))
  }
}

extension [UInt8] {
  /// Seven bits a byte, the lowest first; all but the last byte have the eighth bit.
  fileprivate mutating func append(variable number: UInt64) {
    var rest = number
    while rest > 0x7f {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
    for place in 0..<(Number.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: number >> Number(place * 8)))
    }
  }

  /// Whole numbers, the lowest byte first.
  static func littleEndian<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * Number.bitWidth / 8)
    for number in numbers { bytes.append(littleEndian: number) }
    return bytes
  }
}
