/// A small generator with a fixed beginning (SplitMix64), so that a failure can be repeated.
public struct Chance: RandomNumberGenerator {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Bytes as an enemy or a bad disk would leave them.
public struct Mutator {
  private var chance: Chance

  public init(seed: UInt64) { chance = Chance(seed) }

  /// A damaged copy of `bytes`: flipped bits, hostile sizes, parts lost, doubled or cut off.
  public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...4, using: &chance) where !copy.isEmpty { damage(&copy) }
    return copy
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0..<bytes.count, using: &chance)
    let end = min(bytes.count, place + Int.random(in: 1...16, using: &chance))
    switch Int.random(in: 0..<7, using: &chance) {
    case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &chance)
    case 3:
      let sizes: [UInt64] = [0, 1, 0x7F, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, .max, .max >> 1]
      let size = sizes.randomElement(using: &chance) ?? 0
      for (index, shift) in zip(place..<end, stride(from: 0, to: 64, by: 8)) {
        bytes[index] = UInt8(truncatingIfNeeded: size >> UInt64(shift))
      }
    case 4: bytes.removeSubrange(place..<end)
    case 5: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: bytes.removeLast(bytes.count - place)
    }
  }
}
