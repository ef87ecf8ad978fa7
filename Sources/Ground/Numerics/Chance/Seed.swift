/// The source of all chance: equal seeds give equal draws, on any machine and in any order of work.
///
/// A seed is not drawn from directly. It is split by purpose and index, so that parallel work needs no
/// order, and each part asks for a `Generator` of its own:
///
///     let chance = seed.split("tree", 17).generator()
public struct Seed: Sendable, Hashable {
  public let value: UInt64

  public init(_ value: UInt64) { self.value = value }

  /// The seed that a spec, a record or an option names by a number.
  ///
  /// - Precondition: the number is not negative.
  public init(spec number: Int) { self.init(UInt64(number)) }

  /// The seed for one purpose, independent of the seeds of all others.
  public func split(_ purpose: StaticString) -> Seed { split(named: "\(purpose)") }

  /// The seed for one of many equal parts of a purpose, such as the trees of a forest.
  public func split(_ purpose: StaticString, _ index: Int) -> Seed {
    split(purpose).split(at: index)
  }

  /// The seed for a purpose whose name is only known at run time, such as that of a data set.
  public func split(named purpose: String) -> Seed {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Seed(Self.mix(value &+ Self.mix(hash)))
  }

  func split(at index: Int) -> Seed {
    Seed(Self.mix(value ^ Self.mix(UInt64(bitPattern: Int64(index)) &+ 0x9e37_79b9_7f4a_7c15)))
  }

  public func generator() -> Generator { Generator(self) }

  /// Spreads each bit of `value` over all bits: the finalizer of SplitMix64 (Steele et al. 2014).
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
