import Vocabulary

/// The bytes of a fingerprint on their way into SHA-256, gathered so that no call hashes a few of them.
struct CellHash: ~Copyable {
  private static let missing: UInt64 = 0x7ff8_0000_0000_0000
  private static let full = 1 << 16

  private var hash = SHA256()
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(Self.full + 64) }

  /// A column with its categories spelled out once.
  enum Cells {
    case numbers([Double])
    case moments([Int64?])
    case categories(codes: [Int32], levels: [[UInt8]])
    case texts([String?])

    init(_ column: Column) {
      switch column.values {
      case .number(let values): self = .numbers(values)
      case .time(let values): self = .moments(values)
      case .category(let codes, let levels):
        self = .categories(codes: codes, levels: levels.map { Array($0.utf8) })
      case .text(let values): self = .texts(values)
      }
    }
  }

  mutating func add(_ cells: Cells, row: Int) {
    switch cells {
    case .numbers(let values): add(values[row])
    case .moments(let values):
      if let moment = values[row] { add(Double(moment)) } else { add(Self.missing) }
    case .categories(let codes, let levels):
      if codes[row] >= 0 { add(levels[Int(codes[row])]) } else { add(Self.missing) }
    case .texts(let values):
      if let text = values[row] { add(Array(text.utf8)) } else { add(Self.missing) }
    }
  }

  /// Adds a number: −0 as 0, and every NaN as the one that stands for a missing cell.
  mutating func add(_ number: Double) {
    add(number.isNaN ? Self.missing : number == 0 ? 0 : number.bitPattern)
  }

  mutating func add(_ text: [UInt8]) {
    add(UInt64(text.count))
    bytes.append(contentsOf: text)
    emptyIfFull()
  }

  mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
    emptyIfFull()
  }

  mutating func add(_ byte: UInt8) {
    bytes.append(byte)
    emptyIfFull()
  }

  private mutating func emptyIfFull() {
    guard bytes.count >= Self.full else { return }
    hash.update(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// The hash of all that was added, in hexadecimal digits.
  mutating func finished() -> String {
    hash.update(bytes)
    bytes.removeAll()
    return hash.finalize().hexadecimal
  }
}
