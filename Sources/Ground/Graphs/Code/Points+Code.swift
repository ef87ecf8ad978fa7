extension Points {
  /// Leaves in d the squared distance of a row to a point.
  func squaredDistance(_ source: String, _ table: String, at place: Expression) -> [Statement] {
    added(source, table, at: place, "e" * "e")
  }

  /// Leaves in d the distance of a row to a point.
  func distance(
    _ source: String, _ table: String, at place: Expression, _ proximity: Proximity
  ) -> [Statement] {
    let size = Expression.call(.magnitude, ["e"])
    switch proximity {
    case .euclidean:
      return squaredDistance(source, table, at: place) + [.assign("d", .call(.root, ["d"]))]
    case .manhattan: return added(source, table, at: place, size)
    case .chebyshev:
      return [.real("d", .real(0))]
        + each(source, table, at: place, [.assign("d", size.larger("d"))])
    case .minkowski(let power):
      return added(source, table, at: place, .call(.power, [size, .real(power)]))
        + [.assign("d", .call(.power, ["d", .real(1 / power)]))]
    case .cosine: return cosineDistance(source, table, at: place)
    }
  }

  private func added(
    _ source: String, _ table: String, at place: Expression, _ term: Expression
  ) -> [Statement] {
    [.real("d", .real(0))] + each(source, table, at: place, [.assign("d", "d" + term)])
  }

  /// Does something with each difference e between a row and a point.
  private func each(
    _ source: String, _ table: String, at place: Expression, _ lines: [Statement]
  ) -> [Statement] {
    let other = Expression.at(table, place * .whole(columns) + "k")
    return [.count("k", columns, [.real("e", .at(source, "k") - other)] + lines)]
  }

  private func cosineDistance(
    _ source: String, _ table: String, at place: Expression
  ) -> [Statement] {
    let (own, other) = (
      Expression.at(source, "k"), Expression.at(table, place * .whole(columns) + "k")
    )
    let cosine: Expression = "product" / .call(.root, ["own" * "other"])
    return [
      .real("product", .real(0)), .real("own", .real(0)), .real("other", .real(0)),
      .count(
        "k", columns,
        [
          .assign("product", "product" + own * other), .assign("own", "own" + own * own),
          .assign("other", "other" + other * other),
        ]), .real("d", .real(1)),
      .when(
        "own" * "other" > .real(0),
        [.assign("d", (.real(1) - cosine).larger(.real(0)).smaller(.real(2)))], []),
    ]
  }
}
