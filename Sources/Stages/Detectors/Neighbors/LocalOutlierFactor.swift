public import Forms
public import Numerics
public import Vocabulary

/// How much thinner it is around a row than around its nearest neighbors: about 1 for an ordinary row.
///
/// A row's density is 1 / (mean reachability of its *k* neighbors + 10⁻¹⁰), where a neighbor is reached
/// over its own distance to its *k*-th neighbor or the distance to it, whichever is longer. The score is
/// the neighbors' mean density by the row's own. Exactly *k* neighbors count, ties by the lower index;
/// if there are not so many other rows, all count. Among more than *k* copies of a row the density is
/// 10¹⁰ and the score 1. (M. M. Breunig et al.: LOF, SIGMOD 2000; the 10⁻¹⁰ is scikit-learn's.)
///
/// Training rows are scored without themselves among their neighbors; new rows as novelties among the
/// training rows, so that a training row that comes again has itself as its nearest neighbor.
///
/// - Complexity: that of the search, twice *n* neighbor lists at most in memory, never *n* × *n*.
public struct LocalOutlierFactor: Detector, Equatable {
  public static let name = "lof"
  public static let help = "Local outlier factor: how much sparser a row lies than its neighbors."
  public static let neighbors = Key<Self, Int>.neighbors(or: 20)
  public static let metric = Key<Self, Metric.Word>.metric
  public static let power = Key<Self, Double>.power
  public static var keys: [any FormKey<Self>] { [neighbors, metric, power] }
  public static let needs = [Need.only("power", with: "metric", being: "minkowski")]

  public let neighbors: Int
  public let metric: Metric

  public init(
    neighbors: Int = Self.neighbors.standard,
    metric: Metric = Metric(Self.metric.standard, power: Self.power.standard)
  ) throws(SettingError) {
    self.neighbors = try Self.neighbors.checked(neighbors)
    self.metric = try metric.checked()
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      neighbors: settings[Self.neighbors],
      metric: Metric(settings[Self.metric], power: settings[Self.power]))
  }

  public var isDeterministic: Bool { true }

  public func work(_ load: Workload) -> Double {
    TrainingPoints.searchWork(load, neighbors: neighbors, metric: metric)
  }

  public func memory(_ load: Workload) -> Double {
    Double(load.training) * Double(min(neighbors, load.training)) * 16
  }

  public func notes(learningFrom rows: Int) -> [String] {
    TrainingPoints.notes(asked: neighbors, rows: rows, by: Self.name)
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    let points = try TrainingPoints(
      rows, neighbors: neighbors, metric: metric, for: "the local outlier factor")
    let neighbors = points.ofThemselves()
    let last = points.neighbors - 1
    let reaches = (0..<points.rows).map { neighbors.distances(of: $0)[last] }
    let densities = Scores(rows: points.rows) {
      Model.density(of: $0, among: neighbors, reaches)
    }.values
    let training = Scores(rows: points.rows) { row in
      Model.factor(of: row, among: neighbors, densities, density: densities[row])
    }
    return Model(points: points, reaches: reaches, densities: densities, training: training.values)
  }

  /// The factors of the training rows, each found without the row itself among its neighbors.
  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    try model.points.checkAre(rows)
    return Scores(model.training)
  }

  public struct Model: AnomalyModel {
    let points: TrainingPoints
    /// The distance of each training row to its k-th neighbor.
    public let reaches: [Double]
    /// One by the mean distance over which each training row reaches its neighbors.
    public let densities: [Double]
    let training: [Double]

    public var columns: Int { points.columns }
    /// The rows that the model learned from, among which neighbors are sought.
    public var trainingRows: Matrix<Float> { points.index.points }
    public var metric: Metric { points.index.metric }
    /// How many neighbors count: as many as asked for, or all other training rows if there are fewer.
    public var neighbors: Int { points.neighbors }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try points.scores(of: rows) { neighbors, row in
        let density = Self.density(of: row, among: neighbors, reaches)
        return Self.factor(of: row, among: neighbors, densities, density: density)
      }
    }

    /// One by the mean distance over which a row reaches its neighbors.
    fileprivate static func density(
      of row: Int, among neighbors: Neighbors, _ reaches: [Double]
    ) -> Double {
      let (indices, distances) = (neighbors.indices(of: row), neighbors.distances(of: row))
      var sum = 0.0
      for place in indices.indices {
        sum += max(distances[place], reaches[Int(indices[place])])
      }
      return 1 / (sum / Double(indices.count) + 1e-10)
    }

    /// The mean density of a row's neighbors, each by the row's own.
    fileprivate static func factor(
      of row: Int, among neighbors: Neighbors, _ densities: [Double], density: Double
    ) -> Double {
      let indices = neighbors.indices(of: row)
      var sum = 0.0
      for place in indices.indices { sum += densities[Int(indices[place])] / density }
      return sum / Double(indices.count)
    }
  }
}

extension LocalOutlierFactor.Model {
  public var weights: Weights {
    var weights = Weights()
    points.store(in: &weights)
    weights.tensors["reaches"] = Tensor(.double(reaches))
    weights.tensors["densities"] = Tensor(.double(densities))
    weights.tensors["training"] = Tensor(.double(training))
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    points = try TrainingPoints(weights: weights)
    reaches = try weights.finite("reaches", count: points.rows)
    densities = try weights.finite("densities", count: points.rows)
    training = try weights.finite("training", count: points.rows)
    guard reaches.allSatisfy({ $0 >= 0 }), densities.allSatisfy({ $0 > 0 }) else {
      throw WeightsError("'reaches' or 'densities' of the weights has a number that cannot be")
    }
  }
}
