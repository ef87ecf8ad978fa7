import Scoring
public import Vocabulary

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
  /// `nil` if each row says what it costs.
  let constant: Double?

  /// Each row says what it costs.
  public static let perRow = MistakeCost(constant: nil)

  private init(constant: Double?) { self.constant = constant }

  /// The same for every row; `setting` is the name under which a spec knows it.
  public init(_ cost: Double, of setting: String) throws(SettingError) {
    guard cost >= 0, cost.isFinite else {
      throw SettingError(setting, mustBe: "a finite number of at least 0", not: cost)
    }
    constant = cost
  }
}

/// The cut whose missed anomalies and false alarms cost least; the highest threshold among equals.
struct CostMinimum: ThresholdMethod {
  let missed: MistakeCost
  let wrong: MistakeCost

  var name: String { "cost" }
  var wish: String {
    "the lowest cost (\(words(missed)) a miss, \(words(wrong)) a false alarm)"
  }

  private func words(_ cost: MistakeCost) -> String {
    cost.constant.map { rounded($0) } ?? "its row's cost"
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let ranking = try sample.ranking(for: wish)
    let evidence = sample.evidence
    let misses = try amounts(missed, evidence.costs.missed, "a miss", evidence.scores.count)
    let alarms = try amounts(wrong, evidence.costs.false, "a false alarm", evidence.scores.count)
    let labels = evidence.labels!

    // From the top: nothing alarms and every anomaly is missed; each step turns its rows round.
    var cost = 0.0
    for row in sample.rows where labels[row] == .anomaly { cost += misses(row) }
    let idle = cost
    var (least, place) = (cost, 0)
    var step = 0
    var next = sample.rows.count - 1
    while step < ranking.steps {
      while next >= 0, sample.scores[next] >= ranking.scores[step] {
        let row = sample.rows[next]
        if labels[row] == .anomaly { cost -= misses(row) }
        if labels[row] == .ordinary { cost += alarms(row) }
        next -= 1
      }
      step += 1
      if cost < least - 1e-12 * idle { (least, place) = (cost, step) }
    }
    let cut = ranking.cut(place)
    let saved =
      place == 0
      ? "never to alarm, at \(rounded(least))"
      : "\(rounded(least)) instead of the \(rounded(idle)) of never alarming"
    return Selection(
      cut, "The lowest cost on these rows is \(saved), with \(cut.confusion.outcome).")
  }

  private func amounts(
    _ cost: MistakeCost, _ column: [Double]?, _ what: String, _ rows: Int
  ) throws(Infeasibility) -> @Sendable (Int) -> Double {
    if let constant = cost.constant { return { _ in constant } }
    guard let column else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs a column that says what \(what) costs for each of the"
          + " \(counted(rows, "row")); you have none.",
        lacking: "costs of \(what)", needed: Double(rows), found: 0)
    }
    return { column[$0] }
  }
}
