import Forms
import Vocabulary

extension ThresholdRequest {
  /// What is asked for where nobody asked for anything in particular: promises first, the most cautious
  /// at the front, then what is best by the labels, then guesses.
  static func usual(for evidence: Evidence) -> [ThresholdRequest] {
    usual(hasLabels: evidence.labels != nil)
  }

  public static func usual(hasLabels: Bool) -> [ThresholdRequest] {
    (hasLabels ? labeled : unlabeled) + guesses
  }

  private static let unlabeled: [ThresholdRequest] = [
    usual(ConformalTail.self) { $0.with($1.share, 0.01).with($1.confidence, 0.95) },
    usual(ConformalTail.self) { $0.with($1.share, 0.05).with($1.confidence, 0.95) },
    usual(ConformalTail.self) { $0.with($1.share, 0.05) },
  ]

  private static let labeled: [ThresholdRequest] = [
    usual(FalsePositiveCeiling.self) { $0.with($1.ceiling, 0.01).with($1.confidence, 0.95) },
    usual(FalsePositiveCeiling.self) { $0.with($1.ceiling, 0.05).with($1.confidence, 0.95) },
    usual(BestF1.self), usual(BestMatthews.self), usual(BestYouden.self),
    usual(PrecisionFloor.self) { $0.with($1.floor, 0.9) },
    usual(RecallFloor.self) { $0.with($1.floor, 0.9) },
  ]

  private static let guesses: [ThresholdRequest] = [
    usual(ExtremeQuantile.self) { $0.with($1.risk, 1e-3) },
    usual(DeviationFence.self), usual(QuartileFence.self),
    usual(NormalTail.self) { $0.with($1.tail, 0.01) },
    usual(GammaTail.self) { $0.with($1.tail, 0.01) },
    usual(TwoGroups.self), usual(KneePoint.self),
    usual(ContaminationQuantile.self) { $0.with($1.share, 0.05) },
  ]

  /// A request with some settings that are not the standard ones.
  private static func usual<Method: ThresholdMethod>(
    _ method: Method.Type,
    _ change: (Settings<Method>, Method.Type) -> Settings<Method> = { settings, _ in settings }
  ) -> ThresholdRequest {
    do { return ThresholdRequest(try Method(change(.standard, method))) } catch {
      preconditionFailure("a usual request cannot be: \(error)")
    }
  }
}
