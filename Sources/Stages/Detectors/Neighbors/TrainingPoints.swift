import Foundation
internal import Numerics
internal import Vocabulary

/// The training rows, ready to be searched for the nearest of each row.
struct TrainingPoints: Sendable {
  let index: NeighborIndex
  /// How many neighbors count: as many as asked for, or all other rows if there are fewer.
  let neighbors: Int

  /// Refuses rows among which no row has a neighbor.
  init(
    _ rows: Matrix<Float>, neighbors: Int, metric: Metric, for what: String
  ) throws(FitError) {
    try Rows.checkTraining(rows, atLeast: 2, for: what)
    index = NeighborIndex(rows.compact(), metric: metric)
    self.neighbors = min(neighbors, rows.rows - 1)
  }

  /// About how many seconds it takes to find the neighbors of all rows among those that are learned from.
  ///
  /// Leaves and trees spare pairs, the more the fewer columns and the more training rows there are: of
  /// 60,000 standard normal rows, leaves leave a 28th a column.
  static func searchWork(_ load: Workload, neighbors: Int, metric: Metric) -> Double {
    let (training, columns) = (Double(load.training), Double(load.columns))
    let lists = load.scored * Double(min(neighbors, load.training)) * 4e-7
    switch NeighborIndex.search(columns: load.columns, metric: metric) {
    case .tree: return load.scored * load.levels * 2.6e-7 * max(1, columns / 5) + lists
    case .leaves:
      let share = min(1, columns / 28 * pow(6e4 / max(1, training), 0.3))
      let kept = 3e-7 + Double(min(neighbors, load.training)) * 4e-8
      return load.scored * (kept + training * share * (2e-10 + 1.5e-11 * columns))
    case .exhaustive: return load.scored * training * (1e-9 + 1e-9 * columns) + lists
    }
  }

  /// Says where fewer neighbors count than were asked for.
  static func notes(asked: Int, rows: Int, by name: String) -> [String] {
    guard asked >= rows else { return [] }
    return [
      "\(name) was to look at \(asked) neighbors, but a training row has only \(rows - 1) others: "
        + "those are all that count"
    ]
  }

  var rows: Int { index.points.rows }
  var columns: Int { index.points.columns }

  /// The nearest others of each training row.
  func ofThemselves() -> Neighbors { index.nearestExcludingSelf(neighbors) }

  /// One score a row from its nearest training rows; thousands at a time, so that memory stays bounded.
  func scores(
    of rows: Matrix<Float>, _ score: @Sendable (Neighbors, Int) -> Double
  ) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    var scores: [Double] = []
    scores.reserveCapacity(rows.rows)
    for start in stride(from: 0, to: rows.rows, by: 8192) {
      let some = rows.rows(start..<min(start + 8192, rows.rows))
      let neighbors = index.nearest(neighbors, to: some)
      scores += Scores(rows: some.rows) { score(neighbors, $0) }.values
    }
    return Scores(scores)
  }

  /// Refuses rows that are not, bit for bit, the training rows in their order.
  func checkAre(_ rows: Matrix<Float>) throws(RowError) {
    try Rows.check(rows, columns: columns)
    guard rows.rows == self.rows, rows == index.points else {
      throw .notTrainingRows(found: rows.rows, learnedFrom: self.rows)
    }
  }
}

extension TrainingPoints {
  func store(in weights: inout Weights) {
    weights.tensors["points"] = Tensor(.float(index.points.elements), shape: [rows, columns])
    weights.settings["neighbors"] = String(neighbors)
    weights.settings["metric"] = index.metric.text
  }

  init(weights: Weights) throws(WeightsError) {
    let shape = try weights.tensor("points").shape
    guard shape.count == 2, shape[0] > 1, shape[1] > 0 else {
      throw WeightsError("'points' of the weights must be at least two rows, not \(shape)")
    }
    let points = try weights.finiteFloats("points")
    let neighbors = try weights.count("neighbors")
    guard neighbors < shape[0] else {
      throw WeightsError("\(shape[0]) points cannot have \(neighbors) neighbors each")
    }
    let text = try weights.setting("metric", as: String.self)
    guard let metric = Metric(text: text) else {
      throw WeightsError("setting 'metric' of the weights is '\(text)', which is none")
    }
    index = NeighborIndex(
      Matrix(rows: shape[0], columns: shape[1], elements: points), metric: metric)
    self.neighbors = neighbors
  }
}
