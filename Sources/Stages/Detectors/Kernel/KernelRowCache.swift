import Numerics

/// The kernel rows used last, within a limit of memory; the one not used for longest makes room.
struct KernelRowCache {
  private let source: KernelRows
  /// How many rows may be held.
  private let capacity: Int
  /// Rows lie in slabs of equal size, made when first needed.
  private var slabs: [Matrix<Float>] = []
  private var used = 0
  /// The place of each point's row, or −1.
  private var places: [Int]
  /// The point whose row each place holds.
  private var owners: [Int] = []
  /// The neighbors of each place in the order of use; the ring's head is place `capacity`.
  private var older: [Int]
  private var newer: [Int]

  private static let slabRows = 16

  /// - Parameter bytes: how much the rows may take; two rows are always held.
  init(_ source: KernelRows, bytes: Int) {
    self.source = source
    let rowBytes = max(source.count, 1) * MemoryLayout<Float>.stride
    capacity = min(max(bytes / rowBytes, 2), max(source.count, 2))
    places = Array(repeating: -1, count: source.count)
    older = Array(repeating: capacity, count: capacity + 1)
    newer = older
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
    if used < capacity {
      place = used
      used += 1
      owners.append(point)
      if place / Self.slabRows == slabs.count {
        let rows = min(Self.slabRows, capacity - place)
        slabs.append(Matrix(rows: rows, columns: source.count))
      }
    } else {
      place = newer[capacity]
      unlink(place)
      places[owners[place]] = -1
      owners[place] = point
    }
    places[point] = place
    linkNewest(place)
    source.fill(
      &slabs[place / Self.slabRows], row: place % Self.slabRows, withPoint: point, of: source)
    return place
  }

  /// The kernel row that lies at `place`, sharing its numbers; to be let go before the next is asked for.
  func row(at place: Int) -> Matrix<Float> {
    let row = place % Self.slabRows
    return slabs[place / Self.slabRows].rows(row..<(row + 1))
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
