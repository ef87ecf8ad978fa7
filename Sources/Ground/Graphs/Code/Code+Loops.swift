extension Code {
  func folded(_ fold: Fold, _ source: String, _ width: Int, into target: String) -> [Statement] {
    let value = Expression.at(source, "i")
    let isSum = fold == .sum || fold == .mean
    let next: Expression =
      switch fold {
      case .sum, .mean: "sum" + value
      case .largest: value.larger("sum")
      case .smallest: value.smaller("sum")
      }
    return [
      .block([
        .real("sum", isSum ? .real(0) : .at(source, 0)),
        .count("i", width, [.assign("sum", next)]),
        .put(target, 0, fold == .mean ? "sum" / .real(Double(width)) : "sum"),
      ])
    ]
  }

  /// Each value goes down past all that are larger.
  func sorted(_ source: String, _ width: Int, into target: String) -> [Statement] {
    [
      .count(
        "i", width,
        [
          .real("v", .at(source, "i")), .whole("j", "i"),
          .during(
            "j" > 0 && .at(target, "j" - 1) > "v",
            [.put(target, "j", .at(target, "j" - 1)), .assign("j", "j" - 1)]),
          .put(target, "j", "v"),
        ])
    ]
  }

  mutating func product(
    _ source: String, _ rows: Int, _ weights: [Double], _ columns: Int, into target: String
  ) -> [Statement] {
    let table = table(weights)
    let term = Expression.at(source, "k") * .at(table, "k" * .whole(columns) + "i")
    return [
      .count(
        "i", columns,
        [
          .real("sum", .real(0)), .count("k", rows, [.assign("sum", "sum" + term)]),
          .put(target, "i", "sum"),
        ])
    ]
  }

  /// Each point goes into a short list that is kept in order, if it is nearer than the last of a full one.
  mutating func nearest(
    _ count: Int, of points: Points, to source: String, _ proximity: Proximity, into target: String
  ) -> [Statement] {
    let (table, list) = (table(points.coordinates), room(count))
    let enter: [Statement] = [
      .whole("j", .choose("n" < .whole(count), "n", .whole(count - 1))),
      .when("n" < .whole(count), [.assign("n", "n" + 1)], []),
      .during(
        "j" > 0 && .at(list, "j" - 1) > "d",
        [
          .put(list, "j", .at(list, "j" - 1)), .put(target, "j", .at(target, "j" - 1)),
          .assign("j", "j" - 1),
        ]),
      .put(list, "j", "d"), .put(target, "j", .toReal("i")),
    ]
    return [
      .block([
        .whole("n", 0),
        .count(
          "i", points.count,
          points.distance(source, table, at: "i", proximity) + [
            .when("n" < .whole(count) || "d" < .at(list, "n" - 1), enter, [])
          ]),
      ])
    ]
  }

  /// Halves the edges until one is left below and one above.
  mutating func steps(
    _ value: Expression, _ width: Int, above edges: [Float], into target: String
  ) -> [Statement] {
    let table = table(edges.isEmpty ? [0] : edges.map(Double.init))
    let search: [Statement] = [
      .whole("low", 0), .whole("high", .whole(edges.count)),
      .during(
        "low" < "high",
        [
          .whole("m", .half("low" + "high")),
          .when(value > .at(table, "m"), [.assign("low", "m" + 1)], [.assign("high", "m")]),
        ]), .put(target, width == 1 ? 0 : "i", .toReal("low")),
    ]
    return [width == 1 ? .block(search) : .count("i", width, search)]
  }

  mutating func sum(
    of forest: AxisForest, over source: String, into target: String
  ) -> [Statement] {
    let (places, thresholds) = (
      table(forest.places.map { max(0, Int($0)) }), table(forest.thresholds.map(Double.init))
    )
    return sum(of: forest.shape, into: target) {
      ([], .at(source, .wholeAt(places, "n")) <= .at(thresholds, "n"))
    }
  }

  mutating func sum(
    of forest: PlaneForest, over source: String, into target: String
  ) -> [Statement] {
    let places = table(forest.places.map(Int.init))
    let (normals, points) = (
      table(forest.normals.map(Double.init)), table(forest.points.map(Double.init))
    )
    let place: Expression = "n" * .whole(forest.dimensions) + "k"
    let term: Expression =
      .at(normals, place) * (.at(source, .wholeAt(places, place)) - .at(points, place))
    let side: [Statement] = [
      .real("side", .real(0)), .count("k", forest.dimensions, [.assign("side", "side" + term)]),
    ]
    return sum(of: forest.shape, into: target) { (side, "side" <= .real(0)) }
  }

  /// - Parameter left: What is done at node n to know whether to go left, and whether to.
  private mutating func sum(
    of shape: ForestShape, into target: String,
    _ left: () -> (before: [Statement], isLeft: Expression)
  ) -> [Statement] {
    let starts = table(shape.starts.map(Int.init))
    let (lefts, rights) = (table(shape.left.map(Int.init)), table(shape.right.map(Int.init)))
    let values = table(shape.values)
    let (before, isLeft) = left()
    return [
      .block([
        .real("sum", .real(0)),
        .count(
          "t", shape.trees,
          [
            .whole("start", .wholeAt(starts, "t")), .whole("n", "start"),
            .during(
              .wholeAt(lefts, "n") >= 0,
              before + [
                .assign(
                  "n", "start" + .choose(isLeft, .wholeAt(lefts, "n"), .wholeAt(rights, "n")))
              ]), .assign("sum", "sum" + .at(values, "n")),
          ]),
        .put(target, 0, "sum"),
      ])
    ]
  }
}
