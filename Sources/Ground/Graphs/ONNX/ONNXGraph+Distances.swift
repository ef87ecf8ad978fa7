extension ONNXGraph {
  /// The squared distance of each row to each point: |x|² − 2x·p + |p|², about the mean of the points, so that little is
  /// lost where all of them lie far from 0.
  mutating func squaredDistances(from rows: Tensor, to points: Points) -> Tensor {
    let center = numbers(points.mean, shape: [1, points.columns])
    let centered = call("Sub", rows, center)
    let others = call("Sub", table(of: points), center)
    let products = call(
      "MatMul", centered, call("Transpose", others, attributes: [("perm", .wholes([1, 0]))]))
    let squares = call(
      "Transpose", folded("ReduceSumSquare", others), attributes: [("perm", .wholes([1, 0]))])
    let sums = call("Add", folded("ReduceSumSquare", centered), squares)
    return call("Max", call("Sub", sums, call("Mul", products, numbers([2]))), numbers([0]))
  }

  /// The points nearest to each row, the nearest first.
  ///
  /// Euclidean ones are found by products, which round, with some to spare; among these, distances decide.
  mutating func nearest(
    _ count: Int, of points: Points, to rows: Tensor, _ proximity: Proximity
  ) -> Tensor {
    guard proximity == .euclidean else {
      return smallest(count, of: allDistances(from: rows, to: points, proximity)).places
    }
    let spare = min(points.count, count + 8)
    let some = smallest(spare, of: squaredDistances(from: rows, to: points)).places
    let best = smallest(count, of: distances(from: rows, to: some, of: points, proximity)).places
    return call("GatherElements", some, best, attributes: [("axis", .whole(1))])
  }

  /// The distance of each row to the points that are named for it.
  mutating func distances(
    from rows: Tensor, to places: Tensor, of points: Points, _ proximity: Proximity
  ) -> Tensor {
    guard proximity == .euclidean else {
      return call(
        "GatherElements", allDistances(from: rows, to: points, proximity), places,
        attributes: [("axis", .whole(1))])
    }
    let chosen = call("Gather", table(of: points), places, attributes: [("axis", .whole(0))])
    let differences = call("Sub", call("Unsqueeze", rows, wholes([1])), chosen)
    return call("Sqrt", folded("ReduceSumSquare", differences, axis: 2, keeping: false))
  }

  /// The distance of each row to each point, number by number, so that no more than a distance is kept for a pair.
  private mutating func allDistances(
    from rows: Tensor, to points: Points, _ proximity: Proximity
  ) -> Tensor {
    switch proximity {
    case .euclidean: return call("Sqrt", squaredDistances(from: rows, to: points))
    case .cosine: return cosineDistances(from: rows, to: points)
    case .manhattan: return added("Add", differences(from: rows, to: points))
    case .chebyshev: return added("Max", differences(from: rows, to: points))
    case .minkowski(let power):
      var powers: [Tensor] = []
      for difference in differences(from: rows, to: points) {
        powers.append(call("Pow", difference, numbers([power])))
      }
      return call("Pow", added("Add", powers), numbers([1 / power]))
    }
  }

  private mutating func added(_ type: String, _ tensors: [Tensor]) -> Tensor {
    var sum = tensors[0]
    for tensor in tensors.dropFirst() { sum = call(type, sum, tensor) }
    return sum
  }

  /// For each number of a row, how far it is from that of each point.
  private mutating func differences(from rows: Tensor, to points: Points) -> [Tensor] {
    var all: [Tensor] = []
    for column in 0..<points.columns {
      let own = call("Gather", rows, wholes([column]), attributes: [("axis", .whole(1))])
      let others = numbers(points.column(column), shape: [1, points.count])
      all.append(call("Abs", call("Sub", own, others)))
    }
    return all
  }

  private mutating func cosineDistances(from rows: Tensor, to points: Points) -> Tensor {
    let transposed = call("Transpose", table(of: points), attributes: [("perm", .wholes([1, 0]))])
    let lengths = numbers(points.squaredLengths, shape: [1, points.count])
    let squares = call("Mul", folded("ReduceSumSquare", rows), lengths)
    let cosine = call("Div", call("MatMul", rows, transposed), call("Sqrt", squares))
    let distance = call(
      "Min", call("Max", call("Sub", numbers([1]), cosine), numbers([0])), numbers([2]))
    return call("Where", call("Greater", squares, numbers([0])), distance, numbers([1]))
  }

  private mutating func table(of points: Points) -> Tensor {
    numbers(points.coordinates, shape: [points.count, points.columns])
  }
}

extension Points {
  fileprivate var mean: [Double] {
    (0..<columns).map { column(_: $0).reduce(0, +) / Double(count) }
  }

  fileprivate func column(_ column: Int) -> [Double] {
    (0..<count).map { coordinates[$0 * columns + column] }
  }

  fileprivate var squaredLengths: [Double] {
    (0..<count).map { point in
      coordinates[(point * columns)..<((point + 1) * columns)].reduce(0) { $0 + $1 * $1 }
    }
  }
}
