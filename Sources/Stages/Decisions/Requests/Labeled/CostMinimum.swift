import Scoring
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The threshold whose mistakes cost least.
  public static func cost(
    missed: MistakeCost, false wrong: MistakeCost
  ) -> ThresholdRequest {
    ThresholdRequest(CostMinimum(missed: missed, wrong: wrong))
  }

  /// The threshold whose mistakes cost least, where each kind always costs the same.
  public static func cost(
    missed: Double, false wrong: Double
  ) throws(SettingError) -> ThresholdRequest {
    .cost(missed: try MistakeCost(missed, of: "missed"), false: try MistakeCost(wrong, of: "false"))
  }
}

/// What one kind of mistake costs: always the same, or what the row says.
public struct MistakeCost: Sendable, Equatable {
  enum Amount: Equatable {
    case constant(Double)
    case perRow
    case column(String)
  }

  let amount: Amount

  /// Each row says what it costs.
  public static let perRow = MistakeCost(amount: .perRow)

  /// Each row says what it costs, in a column of that name.
  public static func column(_ name: String) -> MistakeCost { MistakeCost(amount: .column(name)) }

  private init(amount: Amount) { self.amount = amount }

  /// The same for every row; `setting` is the name under which a spec knows it.
  public init(_ cost: Double, of setting: String) throws(SettingError) {
    guard cost >= 0, cost.isFinite else {
      throw SettingError(setting, mustBe: "a finite number of at least 0", not: cost)
    }
    amount = .constant(cost)
  }
}

/// The cut whose missed anomalies and false alarms cost least; the highest threshold among equals.
struct CostMinimum: ThresholdMethod {
  let missed: MistakeCost
  let wrong: MistakeCost

  var name: String { "cost" }
  var wish: String {
    "the lowest cost (\(prices))"
  }

  private var prices: String { "\(words(missed)) a miss, \(words(wrong)) a false alarm" }

  private func words(_ cost: MistakeCost) -> String {
    switch cost.amount {
    case .constant(let amount): Figures.significant(amount)
    case .perRow: "its row's cost"
    case .column(let name): "its row's '\(name)'"
    }
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let ranking = try sample.ranking(for: wish)
    let evidence = sample.evidence
    let misses = try amounts(missed, evidence.costs.missed, "a miss", evidence)
    let alarms = try amounts(wrong, evidence.costs.false, "a false alarm", evidence)
    let labels = evidence.labels!

    // From the top: nothing alarms and every anomaly is missed; each step turns its rows round.
    var cost = 0.0
    for row in sample.rows where labels[row] == .anomaly { cost += misses[row] }
    let idle = cost
    var (least, place) = (cost, 0)
    var step = 0
    var next = sample.rows.count - 1
    while step < ranking.steps {
      while next >= 0, sample.scores[next] >= ranking.scores[step] {
        let row = sample.rows[next]
        if labels[row] == .anomaly { cost -= misses[row] }
        if labels[row] == .ordinary { cost += alarms[row] }
        next -= 1
      }
      step += 1
      if cost < least - 1e-12 * idle { (least, place) = (cost, step) }
    }
    let cut = ranking.cut(place)
    guard place > 0 else {
      return Selection(
        cut,
        "It is cheapest never to alarm: that costs \(Figures.significant(idle)) on these rows (\(prices)), and no"
          + " threshold costs less.")
    }
    return Selection(
      cut,
      "The lowest cost on these rows is \(Figures.significant(least)) (\(prices)), instead of"
        + " \(Figures.significant(idle)) without any alarm, with \(cut.confusion.outcome).")
  }

  private func amounts(
    _ cost: MistakeCost, _ usual: CostAmounts?, _ what: String, _ evidence: Evidence
  ) throws(Infeasibility) -> CostAmounts {
    var known = usual
    var column = "a column"
    switch cost.amount {
    case .constant(let amount): return .same(amount)
    case .perRow: break
    case .column(let name):
      known = evidence.costs.columns.first { $0.name == name }.map { .byRow($0.amounts) }
      column += " '\(name)'"
    }
    guard let known else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs \(column) that says what \(what) costs for each of the"
          + " \(Phrase.counted(evidence.scores.count, "row")); you have none.",
        lacking: "costs of \(what)", needed: Double(evidence.scores.count), found: 0)
    }
    return known
  }
}
