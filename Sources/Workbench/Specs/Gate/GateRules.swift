import Evaluation
import Formats
public import Forms
import Scoring
import Vocabulary

/// The rules that a gate can be asked to hold to, each by the word of what it is about.
public enum GateRules {
  /// Metrics of rankings that can be compared on the same rows, and that have a scale with an end.
  private static let rankings: [RankingMetric] = [
    .rocAUC, .averagePrecision, .precisionRecallAUC, .partialROCAUC(upTo: 0.1), .rPrecision,
    .precision(.rows(10)), .recall(.share(0.01)), .bestF1,
  ]

  public static let choices = Choices<GateRule>(
    rankings.map(ranking) + VerdictMetric.standard.map(verdicts) + [
      distinct, controls, latency,
      duration(
        "fit-time", "How long a trial takes to learn.", .fitting),
      duration("score-time", "How long a trial takes to score its rows.", .scoring),
      size("memory", "The most memory that a trial holds.", .memory),
      size("model-size", "How large the model is that a trial leaves.", .model),
    ])

  /// What is held to where nothing is said.
  public static let usual: [GateRule] = [RankingMetric.rocAUC, .averagePrecision].map { metric in
    let drop = Settings<AccuracyRule>.standard.with(AccuracyRule.drop, 0.01)
    return GateRule(
      quantity: .ranking(metric), bound: AccuracyRule.bound(of: drop), scope: .init(),
      choice: Choice(metric.name.text, drop.members))
  }

  private static func ranking(_ metric: RankingMetric) -> Choices<GateRule>.Entry {
    .init(of: AccuracyRule.self, called: metric.name.text, "A bound for how test rows are ordered.")
    {
      GateRule(
        quantity: .ranking(metric), bound: AccuracyRule.bound(of: $0),
        scope: RuleScope.scope(of: $0), choice: Choice(metric.name.text, $0.members))
    }
  }

  private static func verdicts(_ metric: VerdictMetric) -> Choices<GateRule>.Entry {
    .init(of: VerdictRule.self, called: metric.name.text, VerdictRule.help) {
      GateRule(
        quantity: .verdicts(.verdicts(metric), by: $0[VerdictRule.threshold]),
        bound: AccuracyRule.bound(of: $0.read(as: AccuracyRule.self)),
        scope: RuleScope.scope(of: $0), choice: Choice(metric.name.text, $0.members))
    }
  }

  private static let distinct = Choices<GateRule>.Entry(of: DistinctRule.self) {
    GateRule(
      quantity: .distinctScores, bound: .atLeast(Double($0[DistinctRule.least]), .measured),
      scope: RuleScope.scope(of: $0), choice: Choice(DistinctRule.name, $0.members))
  }

  private static let controls = Choices<GateRule>.Entry(of: ControlRule.self) {
    GateRule(
      quantity: .overControls($0[ControlRule.metric]), bound: .better,
      scope: RuleScope.scope(of: $0), choice: Choice(ControlRule.name, $0.members))
  }

  private static let latency = Choices<GateRule>.Entry(of: LatencyRule.self) {
    GateRule(
      quantity: .cost(.latency($0[LatencyRule.percentile], rows: $0[LatencyRule.batch])),
      bound: LatencyRule.bound(of: $0), scope: RuleScope.scope(of: $0),
      choice: Choice(LatencyRule.name, $0.members))
  }

  private static func duration(
    _ word: String, _ help: String, _ cost: GateRule.Cost
  ) -> Choices<GateRule>.Entry {
    .init(of: DurationRule.self, called: word, help) {
      GateRule(
        quantity: .cost(cost), bound: DurationRule.bound(of: $0), scope: RuleScope.scope(of: $0),
        choice: Choice(word, $0.members))
    }
  }

  private static func size(
    _ word: String, _ help: String, _ cost: GateRule.Cost
  ) -> Choices<GateRule>.Entry {
    .init(of: SizeRule.self, called: word, help) {
      GateRule(
        quantity: .cost(cost), bound: SizeRule.bound(of: $0), scope: RuleScope.scope(of: $0),
        choice: Choice(word, $0.members))
    }
  }
}
