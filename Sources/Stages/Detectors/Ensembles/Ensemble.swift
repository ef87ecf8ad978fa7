public import Forms
public import Numerics
public import Scoring
public import Vocabulary

/// Several detectors that give one score together.
///
/// Each member learns from the same rows. Its scores come onto a common scale by a map that is fitted
/// on its own training scores, so that no member outweighs another by its units, and a row's score
/// never depends on the rows it comes with.
public struct Ensemble: Detector {
  public static let name = "ensemble"
  public static let help = "Several detectors that give one score together."
  public static let of = Key<Self, [Choice]>.required(
    "of", .list(of: .choice(of: Detectors.members.forms)),
    "The members, each with one setting.")
  public static let weights = Key<Self, [Double]?>.optionalAxis(
    "weights", .list(of: Member.weight.kind),
    "How much each member counts; else all the same.")
  public static let combine = Key<Self, Combination.Word>.combine
  public static let scale = Key<Self, ScoreMapKind>.axis(
    "scale", .one(of: MemberScale.named, by: \.name), or: .ecdf,
    "The map, learned from training scores, that brings members onto one scale.")
  public static let above = Key<Self, Double>.above
  public static let groups = Key<Self, Int>.groups
  public static var keys: [any FormKey<Self>] {
    [of, weights, combine, scale, above, groups]
  }
  public static let needs =
    [Need.only("weights", with: "combine", being: "mean", "vote", "uncalibrated-mean")]
    + Combination.needs

  /// A detector in an ensemble.
  public struct Member: Sendable {
    public static let weight = Key<Self, Double>.key(
      "weight", .nonNegative, or: 1, "How much the member counts beside the others.")

    public let detector: any Detector
    /// How much it counts beside the others; they need not add up to 1.
    public let weight: Double
    public let scale: MemberScale

    public init(
      _ detector: any Detector, weight: Double = Self.weight.standard,
      scale: MemberScale = MemberScale(Ensemble.scale.standard, for: Ensemble.combine.standard)
    ) throws(SettingError) {
      self.detector = detector
      self.weight = try Self.weight.checked(weight)
      self.scale = try scale.checked()
    }
  }

  public let members: [Member]
  public let combination: Combination
  public let confidence: EnsembleConfidence?

  public init(
    of members: [Member],
    combination: Combination = Combination(
      Self.combine.standard, above: Self.above.standard, groups: Self.groups.standard),
    confidence: EnsembleConfidence? = nil
  ) throws(SettingError) {
    guard !members.isEmpty else {
      throw SettingError("of", mustBe: "at least one detector", not: "none")
    }
    guard members.contains(where: { $0.weight > 0 }) else {
      throw SettingError("weights", mustBe: "above 0 for at least one member", not: "all 0")
    }
    self.members = members
    self.combination = try combination.checked(members: members.count)
    self.confidence = confidence
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    let detectors = try Detectors.members(settings[Self.of])
    let weights = settings[Self.weights]
    if let weights, weights.count != detectors.count {
      throw SettingError(
        "weights", mustBe: "one number for each of the \(detectors.count) members",
        not: weights.count)
    }
    let scale = MemberScale(settings[Self.scale], for: settings[Self.combine])
    var members: [Member] = []
    for (index, detector) in detectors.enumerated() {
      members.append(
        try Member(detector, weight: weights?[index] ?? Member.weight.standard, scale: scale))
    }
    try self.init(
      of: members,
      combination: Combination(
        settings[Self.combine], above: settings[Self.above], groups: settings[Self.groups]))
  }

  private var unfitted: [Committee.UnfittedMember] {
    members.map {
      Committee.UnfittedMember(
        detector: $0.detector, view: nil, weight: $0.weight, scale: $0.scale)
    }
  }

  public var isDeterministic: Bool {
    combination.isDeterministic && members.allSatisfy { $0.detector.isDeterministic }
  }

  public func work(_ load: Workload) -> Double {
    members.reduce(0) { $0 + $1.detector.work(load) }
  }

  public func memory(_ load: Workload) -> Double {
    members.reduce(0) { $0 + $1.detector.memory(load) }
  }

  public func notes(learningFrom rows: Int) -> [String] {
    members.flatMap { $0.detector.notes(learningFrom: rows) }.uniqued()
  }

  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup {
    Committee.scoreMakeup(of: unfitted, learningFrom: rows, by: combination)
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    Model(
      committee: try Committee(unfitted, rows: rows, seed: seed, combination: combination),
      confidence: confidence)
  }

  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    try model.committee.trainingScores(of: members.map(\.detector), on: rows)
  }
}
