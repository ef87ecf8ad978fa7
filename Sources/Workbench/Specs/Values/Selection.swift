public import Evaluation
import Forms
import Vocabulary

/// What the best trial is chosen by.
public enum Selection: Sendable, Equatable {
  case metric(RankingMetric)
  /// What looks at no label.
  case labelFree

  /// What a spec can choose by, each by its word.
  static let kind = Kind<Self>.one(
    of: [
      .metric(.averagePrecision), .metric(.rocAUC), .metric(.bestF1), .metric(.rPrecision),
      .labelFree,
    ], by: \.word)

  private var word: String {
    switch self {
    case .metric(let metric): metric.name.text
    case .labelFree: "label-free"
    }
  }

  /// The metric that is chosen by; `nil` where no label is looked at.
  public var rankingMetric: RankingMetric? {
    if case .metric(let metric) = self { metric } else { nil }
  }

  /// The name by which records know what trials are compared by.
  public var metric: RankingMetric {
    if case .metric(let metric) = self { metric } else { .averagePrecision }
  }
}
