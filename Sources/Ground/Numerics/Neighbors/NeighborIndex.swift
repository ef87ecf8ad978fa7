/// Points prepared for exact nearest-neighbor search.
///
/// The answer is exactly what the distance of `Metric.distance`, computed in `Double` for every pair,
/// would give: nearest first, ties by the lower index. A query's answer has the same bits alone or among
/// others, and with any number of workers.
///
/// - Precondition: all numbers, of points and of queries, are finite.
public struct NeighborIndex: Sendable {
  public let points: Matrix<Float>
  public let metric: Metric

  private enum Way: Sendable {
    case exhaustive(ExhaustiveSearch)
    case tree(TreeSearch)
    case leaves(LeafSearch)
  }

  private let way: Way

  /// How the nearest of many points are found.
  public enum Search: Sendable { case exhaustive, tree, leaves }

  /// The way to search many points of so many columns.
  public static func search(columns: Int, metric: Metric) -> Search {
    switch metric {
    case .euclidean: .leaves
    case .cosine: .exhaustive
    default: columns <= TreeSearch.mostColumns ? .tree : .exhaustive
    }
  }

  public init(_ points: Matrix<Float>, metric: Metric = .euclidean) {
    precondition(points.rows < Int(Int32.max), "\(points.rows) points are too many to search")
    self.points = points
    self.metric = metric
    let isFew = points.rows < 64 || points.columns == 0
    way =
      switch isFew ? .exhaustive : Self.search(columns: points.columns, metric: metric) {
      case .exhaustive: .exhaustive(ExhaustiveSearch(points: points, metric: metric))
      case .tree: .tree(TreeSearch(points, metric: metric))
      case .leaves: .leaves(LeafSearch(points))
      }
  }

  /// The `k` points nearest to each query, or all points if there are fewer.
  public func nearest(_ k: Int, to queries: Matrix<Float>) -> Neighbors {
    precondition(k >= 0, "there are no \(k) nearest points")
    precondition(
      queries.columns == points.columns,
      "queries have \(queries.columns) columns, the points \(points.columns)")
    let count = min(k, points.rows)
    guard count > 0 else {
      return Neighbors(rows: queries.rows, count: 0, indices: [], distances: [])
    }
    let lists = NearestLists(rows: queries.rows, count: count)
    switch way {
    case .exhaustive(let search): search.search(queries, leavingOut: false, into: lists)
    case .tree(let search): search.search(queries, leavingOut: false, into: lists)
    case .leaves(let search): search.search(queries, into: lists)
    }
    return lists.neighbors()
  }

  /// The `k` other points nearest to each of the points themselves, or all others if there are fewer.
  ///
  /// A point is never its own neighbor, but another point with the same numbers is.
  public func nearestExcludingSelf(_ k: Int) -> Neighbors {
    precondition(k >= 0, "there are no \(k) nearest points")
    let count = min(k, max(points.rows - 1, 0))
    guard count > 0 else {
      return Neighbors(rows: points.rows, count: 0, indices: [], distances: [])
    }
    if case .leaves(let search) = way { return search.searchAmongThemselves(count) }
    let lists = NearestLists(rows: points.rows, count: count)
    if case .tree(let search) = way {
      search.search(points, leavingOut: true, into: lists)
    } else if case .exhaustive(let search) = way {
      search.search(points, leavingOut: true, into: lists)
    }
    return lists.neighbors()
  }
}
