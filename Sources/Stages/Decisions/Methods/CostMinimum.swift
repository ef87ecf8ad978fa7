import Forms
import Numerics
import Scoring
import Vocabulary
import Wording

/// The cut whose missed anomalies and false alarms cost least; the highest threshold among equals.
struct CostMinimum: ThresholdMethod {
  static let name = "cost"
  static let help = "The cheapest threshold; needs labels."
  static let missed = Key<Self, Price?>.optional(
    "missed", .price,
    "What a missed anomaly costs: a number, or the column that says it for each row; else as in "
      + "`operation`.")
  static let wrong = Key<Self, Price?>.optional(
    "false-alarm", .price,
    "What a false alarm costs: a number, or a column; else as in `operation`."
  ).formerly("false")
  static var keys: [any FormKey<Self>] { [missed, wrong] }
  static let needsLabels = true

  let settings: Settings<Self>

  func check() throws(SettingError) {
    for key in [Self.missed, Self.wrong] { try settings[key]?.check(as: key.name) }
  }

  var prices: AskedPrices? {
    AskedPrices(missed: settings[Self.missed], wrong: settings[Self.wrong])
  }

  var wish: String { "the lowest cost" }

  func wish(on evidence: Evidence) -> String {
    wish + (words(evidence).map { " (\($0))" } ?? "")
  }

  private func words(_ evidence: Evidence) -> String? { prices?.words(or: evidence.costs.usual) }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let evidence = sample.evidence
    let ranking = try sample.ranking(for: wish(on: evidence))
    let usual = evidence.costs.usual
    let misses = try amounts(settings[Self.missed], usual?.missed, "a miss", evidence)
    let alarms = try amounts(settings[Self.wrong], usual?.false, "a false alarm", evidence)
    let (place, least, idle) = cheapest(sample, ranking, misses, alarms)
    let cut = ranking.cut(place)
    let prices = words(evidence) ?? ""
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

  /// The number of steps of the ranking that alarm for the least cost, that cost, and that of no alarm.
  private func cheapest(
    _ sample: Sample, _ ranking: Ranking, _ misses: CostAmounts, _ alarms: CostAmounts
  ) -> (place: Int, least: Double, idle: Double) {
    let labels = sample.evidence.labels!
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
      if cost < least - Rounding(of: idle).reach { (least, place) = (cost, step) }
    }
    return (place, least, idle)
  }

  private func amounts(
    _ price: Price?, _ usual: Double?, _ what: String, _ evidence: Evidence
  ) throws(Infeasibility) -> CostAmounts {
    let wish = wish(on: evidence).capitalizedFirst
    switch price ?? usual.map({ .amount($0) }) {
    case .amount(let amount): return .same(amount)
    case .column(let name):
      if let column = evidence.costs.columns.first(where: { $0.name == name }) {
        return .byRow(column.amounts)
      }
      throw Infeasibility(
        "\(wish) needs a column '\(name)' that says what \(what) costs for each of the"
          + " \(Phrase.counted(evidence.scores.count, "row")); you have none.",
        lacking: "costs of \(what)", needed: Double(evidence.scores.count), found: 0)
    case nil:
      throw Infeasibility(
        "\(wish) needs to be told what \(what) costs.", lacking: "costs of \(what)", needed: nil,
        found: nil)
    }
  }
}
