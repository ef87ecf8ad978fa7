public import Formats
public import Forms
public import Vocabulary

/// The ways of asking for a threshold.
///
/// A way is added by its file and its line in the list here; a test has each tell its settings and be made
/// of them again.
public enum ThresholdMethods {
  /// All, in the order in which the reference tells of them.
  static let all: [any ThresholdMethod.Type] = [
    BestF1.self, BestF.self, BestMatthews.self, BestYouden.self,
    PrecisionFloor.self, RecallFloor.self, FalsePositiveCeiling.self, CostMinimum.self,
    TopRows.self,
    FixedThreshold.self, ContaminationQuantile.self,
    QuartileFence.self, DeviationFence.self, NormalTail.self, GammaTail.self,
    TwoGroups.self, KneePoint.self,
    ConformalTail.self, FalseDiscovery.self,
    ExtremeQuantile.self, CalibratedCost.self,
    AlertBudget.self, AnalystCapacity.self,
  ]

  /// What specs can say of them, and what is made of it.
  public static let choices = Choices<ThresholdRequest>(all.map { $0.entry })
}

extension ThresholdRequest {
  /// What `choice` asks for.
  ///
  /// - Precondition: it names one of `ThresholdMethods.choices`.
  public init(_ choice: Choice) throws(SettingError) {
    self = try ThresholdMethods.choices.make(choice)
  }

  /// The request that a record holds; `nil` where this version of Assay knows none such.
  public init?(recorded json: JSON) {
    guard let choice = Choice(stored: json),
      ThresholdMethods.all.contains(where: { $0.name == choice.name }),
      let request = try? ThresholdRequest(choice)
    else { return nil }
    self = request
  }
}

extension ThresholdMethod {
  fileprivate static var entry: Choices<ThresholdRequest>.Entry {
    .init(Self.self) { ThresholdRequest($0) }
  }
}
