import Vocabulary
import Wording

/// What thresholds chosen from evidence take for granted.
enum Assumptions {
  /// - Parameter own: What the ways that chose a threshold take for granted themselves.
  static func list(_ evidence: Evidence, own: [Assumption]) -> [Assumption] {
    var list = [
      Assumption(
        "Rows to come are like the rows that the thresholds were chosen on.",
        brokenBy: "Drift of the data or of the model: watch it, and choose again when it moves.")
    ]
    if evidence.labels == nil {
      list.append(
        Assumption(
          "The rows, which nobody labeled, are ordinary.",
          brokenBy: "Anomalies among them raise every threshold that rests on their highest scores;"
            + " fewer alarms come than promised, and more is missed."))
    } else {
      list.append(
        Assumption(
          "The labels are right, and those of recent rows have arrived.",
          brokenBy: "Anomalies that are reported late count as ordinary until then: precision looks"
            + " lower, and the false-positive rate higher, than they are."))
    }
    if let rate = evidence.eventsPerDay {
      list.append(
        Assumption(
          "There are \(Figures.significant(rate)) events per day, and anomalies are as frequent among them as"
            + " among the rows.",
          brokenBy:
            "Alerts per day grow with the events, and with the share of anomalies if rows were"
            + " picked by kind."))
    }
    if evidence.labels != nil, let missed = evidence.costs.missed, let wrong = evidence.costs.false
    {
      list.append(
        Assumption(
          "A missed anomaly costs \(price(missed)), and a false alarm \(price(wrong)).",
          brokenBy: "Other prices move what is cheapest: state them under 'cost'."))
    }
    list += own
    switch evidence.basis {
    case .validation: break
    case .training:
      list.append(
        Assumption(
          "Scores of rows that the detector learned from are like those of others.",
          brokenBy:
            "A detector that remembers its rows scores them lower: choose on rows kept apart."))
    case .oracle:
      list.append(
        Assumption(
          "Nothing: the thresholds are an oracle's, chosen on the rows that measure them.",
          brokenBy: "No production system knows these labels; choose on validation rows."))
    }
    return list
  }

  private static func price(_ cost: CostAmounts) -> String {
    switch cost {
    case .same(let amount): Figures.significant(amount)
    case .byRow: "what its row says"
    }
  }
}
