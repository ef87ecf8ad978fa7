public import Forms
public import Numerics
public import Vocabulary

/// The distance to a row's *k* nearest training rows, as one number.
///
/// Training rows are scored without themselves among their neighbors, new rows among all training rows.
/// Copies count as neighbors, at distance 0. If there are not *k* other rows, all count.
/// (S. Ramaswamy et al., SIGMOD 2000, for the *k*-th; F. Angiulli, C. Pizzuti, PKDD 2002, for the mean.)
public struct NeighborDistance: Detector, Equatable {
  /// What becomes of the *k* distances.
  public enum Summary: String, Sendable, CaseIterable {
    /// The largest: the distance to the *k*-th neighbor.
    case kth
    case mean
    /// The middle one, or the mean of the middle two.
    case median
  }

  public static let name = "knn"
  public static let help = "The distance to the neighbors."
  public static let neighbors = Key<Self, Int>.neighbors(or: 5)
  public static let summary = Key<Self, Summary>.axis(
    "summary", .word, or: .kth,
    "Which distance: that to the last of them, or the mean or median of all.")
  public static let metric = Key<Self, Metric.Word>.metric
  public static let power = Key<Self, Double>.power
  public static var keys: [any FormKey<Self>] { [neighbors, summary, metric, power] }
  public static let needs = [Need.only("power", with: "metric", being: "minkowski")]

  public let neighbors: Int
  public let summary: Summary
  public let metric: Metric

  public init(
    neighbors: Int = Self.neighbors.standard, summary: Summary = Self.summary.standard,
    metric: Metric = Metric(Self.metric.standard, power: Self.power.standard)
  ) throws(SettingError) {
    self.neighbors = try Self.neighbors.checked(neighbors)
    self.summary = summary
    self.metric = try metric.checked()
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      neighbors: settings[Self.neighbors], summary: settings[Self.summary],
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
      rows, neighbors: neighbors, metric: metric, for: "the distance to neighbors")
    return Model(points: points, summary: summary)
  }

  /// The distances of the training rows, each found without the row itself among its neighbors.
  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    try model.points.checkAre(rows)
    let neighbors = model.points.ofThemselves()
    return Scores(rows: neighbors.rows) { model.summary(neighbors.distances(of: $0)) }
  }

  public struct Model: AnomalyModel {
    let points: TrainingPoints
    public let summary: Summary

    public var columns: Int { points.columns }
    /// The rows that the model learned from, among which neighbors are sought.
    public var trainingRows: Matrix<Float> { points.index.points }
    public var metric: Metric { points.index.metric }
    /// How many neighbors count: as many as asked for, or all other training rows if there are fewer.
    public var neighbors: Int { points.neighbors }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try points.scores(of: rows) { summary($0.distances(of: $1)) }
    }
  }
}

extension NeighborDistance.Summary {
  /// One number for distances that ascend, of which there is at least one.
  func callAsFunction(_ distances: Span<Double>) -> Double {
    switch self {
    case .kth: return distances[distances.count - 1]
    case .mean:
      var sum = 0.0
      for place in distances.indices { sum += distances[place] }
      return sum / Double(distances.count)
    case .median:
      let (low, high) = (distances[(distances.count - 1) / 2], distances[distances.count / 2])
      return low + (high - low) / 2
    }
  }
}

extension NeighborDistance.Model {
  public var weights: Weights {
    var weights = Weights()
    points.store(in: &weights)
    weights.settings["summary"] = summary.rawValue
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    points = try TrainingPoints(weights: weights)
    summary = try weights.choice("summary")
  }
}
