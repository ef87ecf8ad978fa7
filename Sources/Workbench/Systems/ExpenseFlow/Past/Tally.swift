/// How often each thing is there by now, where things come and go.
struct Tally<Thing: Hashable & Sendable>: Sendable {
  private var counts: [Thing: Int] = [:]

  /// How many different things are there.
  var distinct: Int { counts.count }

  mutating func add(_ thing: Thing?) {
    guard let thing else { return }
    counts[thing, default: 0] += 1
  }

  /// Takes away what was added before.
  mutating func remove(_ thing: Thing?) {
    guard let thing, let place = counts.index(forKey: thing) else { return }
    if counts.values[place] == 1 {
      counts.remove(at: place)
    } else {
      counts.values[place] -= 1
    }
  }
}
