import Numerics

extension Settings {
  /// `budget` of the combinations, drawn without repetition by `seed`, in their own order.
  func drawn(from all: [Choice]) -> [Choice] {
    let budget = whole("budget")
    guard budget < all.count, let name = all.first?.name else { return all }
    var generator = Seed(UInt64(whole("seed"))).split("search").split(named: name).generator()
    return generator.sample(budget, of: all.count).sorted().map { all[$0] }
  }
}
