public import Forms
public import Numerics
public import Scoring
public import Vocabulary

/// One detector many times over, each time on some of the columns.
///
/// Each member sees a number of columns drawn evenly from half of them (rounded down, at least one) to
/// all but one, so that a row that is strange in few columns is not lost among the others.
/// (A. Lazarevic, V. Kumar: Feature bagging, KDD 2005.)
public struct FeatureBagging: Detector {
  public static let name = "feature-bagging"
  public static let help = "One detector many times, each time on some of the columns."
  public static let of = Key<Self, Choice>.required(
    "of", .choice(of: Detectors.members.forms), "The detector, with one setting.")
  public static let members = Key<Self, Int>.axis(
    "members", .whole(1...10_000), or: 10, "How many times.")
  public static let combine = Key<Self, Combination.Word>.combine
  public static let scale = Key<Self, ScoreMapKind>.axis(
    "scale", .one(of: MemberScale.named, by: \.name), or: .standard,
    "The map that brings members onto one scale.")
  public static let above = Key<Self, Double>.above
  public static let groups = Key<Self, Int>.groups
  public static var keys: [any FormKey<Self>] {
    [of, members, combine, scale, above, groups]
  }
  public static let needs = Combination.needs

  public let detector: any Detector
  public let members: Int
  public let scale: MemberScale
  public let combination: Combination

  public init(
    of detector: any Detector, members: Int = Self.members.standard,
    scale: MemberScale = MemberScale(Self.scale.standard, for: Self.combine.standard),
    combination: Combination = Combination(
      Self.combine.standard, above: Self.above.standard, groups: Self.groups.standard)
  ) throws(SettingError) {
    self.detector = detector
    self.members = try Self.members.checked(members)
    self.scale = try scale.checked()
    self.combination = try combination.checked(members: members)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      of: Detectors.members([settings[Self.of]])[0], members: settings[Self.members],
      scale: MemberScale(settings[Self.scale], for: settings[Self.combine]),
      combination: Combination(
        settings[Self.combine], above: settings[Self.above], groups: settings[Self.groups]))
  }

  private func unfitted(_ view: (Int) -> [Int]?) -> [Committee.UnfittedMember] {
    (0..<members).map { member in
      Committee.UnfittedMember(detector: detector, view: view(member), weight: 1, scale: scale)
    }
  }

  /// A member sees about three quarters of the columns.
  public func work(_ load: Workload) -> Double {
    Double(members) * detector.work(load.with(columns: load.columns * 3 / 4))
  }

  public func memory(_ load: Workload) -> Double {
    Double(members) * detector.memory(load.with(columns: load.columns * 3 / 4)) + load.cells * 4
  }

  public func notes(learningFrom rows: Int) -> [String] { detector.notes(learningFrom: rows) }

  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup {
    Committee.scoreMakeup(of: unfitted { _ in nil }, learningFrom: rows, by: combination)
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    guard rows.columns > 0 || rows.rows == 0 else { throw .noColumns }
    let unfitted = unfitted { Self.view(of: rows.columns, seed.split("view", $0)) }
    return Model(
      committee: try Committee(unfitted, rows: rows, seed: seed, combination: combination))
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
    public var scoreMakeup: ScoreMakeup { committee.scoreMakeup }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try committee.scores(of: rows)
    }

    /// Each member's scores on the common scale, in the members' order.
    public func memberScores(of rows: Matrix<Float>) throws(RowError) -> [Scores] {
      try committee.memberScores(of: rows)
    }

    public func membership(of row: [Float]) throws(RowError) -> Membership? {
      try committee.membership(of: row)
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
