import Numerics

/// The kernel rows used last, within a limit of memory; the one not used for longest makes room.
///
/// Memory that nobody has touched yet costs several times what a row takes to compute, so that a cache starts small
/// and grows where rows are wanted again after they had to go.
struct KernelRowCache {
  private let source: KernelRows
  /// How many rows may be held at last.
  private let capacity: Int
  private let memory: Memory
  private let slabRows: Int
  /// Rows lie in slabs, made when first needed.
  private var slabs: [Matrix<Float>] = []
  /// Slabs of an earlier cache, to be used again.
  private var spare: [Matrix<Float>]
  private var used = 0
  /// Whether each point's row was ever made.
  private var wasMade: [Bool]
  /// How often rows were made that had been there, since the cache grew last.
  private var losses = 0
  /// The place of each point's row, or −1.
  private var places: [Int]
  /// The point whose row each place holds.
  private var owners: [Int] = []
  /// The neighbors of each place in the order of use; the ring's head is place `capacity`.
  private var older: [Int]
  private var newer: [Int]

  /// How much memory caches take, one after the other, for as many points or fewer: slabs of one size.
  struct Memory {
    let slabs: Int
    /// How many numbers a slab holds.
    let numbers: Int

    /// - Parameter bytes: how much all rows may take; two rows of `points` numbers are always held.
    init(bytes: Int, points: Int) {
      let points = max(points, 1)
      let rows = max(bytes / (points * MemoryLayout<Float>.stride), 2)
      let slabRows = min(rows, 16)
      slabs = rows / slabRows
      numbers = slabRows * points
    }
  }

  /// - Parameter spare: slabs of this memory that an earlier cache gave back.
  init(_ source: KernelRows, _ memory: Memory, reusing spare: [Matrix<Float>] = []) {
    self.source = source
    self.memory = memory
    self.spare = spare
    slabRows = memory.numbers / max(source.count, 1)
    capacity = min(memory.slabs * slabRows, max(source.count, 2))
    wasMade = Array(repeating: false, count: source.count)
    places = Array(repeating: -1, count: source.count)
    older = Array(repeating: capacity, count: capacity + 1)
    newer = older
  }

  /// Gives all slabs back; no row may be asked for any more.
  mutating func dissolve() -> [Matrix<Float>] {
    defer { (slabs, spare) = ([], []) }
    return slabs + spare
  }

  /// Where the kernel row of `point` lies, once it is there; valid until the call after next.
  mutating func place(of point: Int) -> Int {
    let known = places[point]
    if known >= 0 {
      unlink(known)
      linkNewest(known)
      return known
    }
    let place: Int
    if wasMade[point] { losses += 1 }
    wasMade[point] = true
    if used < capacity, used < slabs.count * slabRows || isWorthGrowing {
      place = used
      used += 1
      owners.append(point)
      if place / slabRows == slabs.count { addSlab() }
    } else {
      place = newer[capacity]
      unlink(place)
      places[owners[place]] = -1
      owners[place] = point
    }
    places[point] = place
    linkNewest(place)
    source.fill(
      &slabs[place / slabRows], row: place % slabRows, withPoint: point, of: source)
    return place
  }

  /// The kernel row that lies at `place`, sharing its numbers; to be let go before the next is asked for.
  func row(at place: Int) -> Matrix<Float> {
    let row = place % slabRows
    return slabs[place / slabRows].rows(row..<(row + 1))
  }

  /// Whether another slab would soon pay for itself: the first ones do, and those that an earlier cache touched.
  private var isWorthGrowing: Bool {
    used < Self.firstRows || !spare.isEmpty || losses >= Self.worth * slabRows
  }

  /// How many rows there may be before any is lost.
  static let firstRows = 128
  /// How many rows have to be made again for a row of memory that nobody has touched.
  private static let worth = 4

  private mutating func addSlab() {
    losses = 0
    var slab = spare.popLast() ?? Matrix(unfilled: 1, memory.numbers)
    slab.reshape(rows: slabRows, columns: source.count)
    slabs.append(slab)
  }

  private mutating func unlink(_ place: Int) {
    newer[older[place]] = newer[place]
    older[newer[place]] = older[place]
  }

  private mutating func linkNewest(_ place: Int) {
    let newest = older[capacity]
    newer[newest] = place
    older[place] = newest
    newer[place] = capacity
    older[capacity] = place
  }
}
