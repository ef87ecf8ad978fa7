extension Float {
  /// The largest finite `Float` for which `holds` is true, if it is true from −∞ up to some number and nowhere beyond;
  /// `nil` if it is true for none.
  public static func last(where holds: (Float) -> Bool) -> Float? {
    guard holds(-.greatestFiniteMagnitude) else { return nil }
    guard !holds(.greatestFiniteMagnitude) else { return .greatestFiniteMagnitude }
    var inside = (-Float.greatestFiniteMagnitude).rank
    var outside = Float.greatestFiniteMagnitude.rank
    while outside - inside > 1 {
      let middle = inside + (outside - inside) / 2
      if holds(Float(rank: middle)) { inside = middle } else { outside = middle }
    }
    return Float(rank: inside)
  }

  /// The finite `Float`s from `low` up to, but without, `high` after each of which `property` is another, if between
  /// two places where it is equal it never changes.
  public static func changes<Property: Equatable>(
    from low: Float, to high: Float, of property: (Float) -> Property
  ) -> [Float] {
    func changes(_ low: Int64, _ first: Property, _ high: Int64, _ last: Property) -> [Float] {
      if first == last { return [] }
      if high - low == 1 { return [Float(rank: low)] }
      let middle = low + (high - low) / 2
      let between = property(Float(rank: middle))
      return changes(low, first, middle, between) + changes(middle, between, high, last)
    }
    return changes(low.rank, property(low), high.rank, property(high))
  }

  /// How many `Float`s lie between 0 and the number, below 0 if it does; both zeros are 0.
  private var rank: Int64 {
    self < 0 ? -Int64((-self).bitPattern) : Int64(magnitude.bitPattern)
  }

  private init(rank: Int64) {
    let size = Float(bitPattern: UInt32(rank.magnitude))
    self = rank < 0 ? -size : size
  }
}
