public import Numerics
public import Scoring
public import Vocabulary

/// One detector many times over, each time on some of the columns.
///
/// Each member sees a number of columns drawn evenly from half of them (rounded down, at least one) to
/// all but one, so that a row that is strange in few columns is not lost among the others.
/// (A. Lazarevic, V. Kumar: Feature bagging, KDD 2005.)
public struct FeatureBagging: Detector {
  public let detector: any Detector
  public let members: Int
  public let scale: MemberScale
  public let combination: Combination

  public init(
    of detector: any Detector, members: Int = 10, scale: MemberScale = .map(.standard),
    combination: Combination = .mean
  ) throws(SettingError) {
    self.detector = detector
    self.members = try SettingError.check("members", members, in: 1...10_000)
    self.scale = try scale.checked()
    self.combination = try combination.checked(members: members)
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    guard rows.columns > 0 || rows.rows == 0 else { throw .noColumns }
    let seats = (0..<members).map { member in
      Committee.Seat(
        detector: detector, view: Self.view(of: rows.columns, seed.split("view", member)),
        weight: 1, scale: scale)
    }
    return Model(
      committee: try Committee(seats, rows: rows, seed: seed, combination: combination))
  }

  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    let detectors = [any Detector](repeating: detector, count: members)
    return try model.committee.trainingScores(of: detectors, on: rows)
  }

  /// The columns that a member sees, ascending.
  private static func view(of columns: Int, _ seed: Seed) -> [Int] {
    guard columns > 1 else { return Array(0..<columns) }
    var chance = seed.generator()
    let least = max(1, columns / 2)
    let count = least + chance.below(columns - least)
    return chance.sample(count, of: columns).sorted()
  }

  public struct Model: AnomalyModel {
    let committee: Committee

    public var columns: Int { committee.columns }
    public var acceptsMissing: Bool { committee.acceptsMissing }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try committee.scores(of: rows)
    }

    /// Each member's scores on the common scale, in the members' order.
    public func memberScores(of rows: Matrix<Float>) throws(RowError) -> [Scores] {
      try committee.memberScores(of: rows)
    }

    /// The columns that each member sees.
    public var views: [[Int]] { committee.members.map { $0.view ?? Array(0..<columns) } }
  }
}

extension FeatureBagging.Model {
  public var weights: Weights {
    var weights = Weights()
    committee.store(in: &weights)
    return weights
  }

  public init(weights: Weights) throws(WeightsError) { committee = try Committee(weights: weights) }
}
