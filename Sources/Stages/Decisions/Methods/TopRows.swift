import Forms
import Scoring
import Vocabulary
import Wording

/// The lowest cut between distinct scores that at most so many rows exceed; equal scores alarm together or
/// not at all.
struct TopRows: ThresholdMethod {
  static let name = "top"
  static let help = "So many rows alarm."
  static let rows = Key<Self, Int>.required("rows", .count, "How many.")
  static var keys: [any FormKey<Self>] { [rows] }

  let settings: Settings<Self>

  private var limit: Int { settings[Self.rows] }

  var wish: String { limit == 1 ? "the highest row" : "the \(limit) highest rows" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    guard limit <= sample.count else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) cannot be named: there \(sample.count == 1 ? "is" : "are") only"
          + " \(Phrase.counted(sample.count, "row")).",
        lacking: "rows", needed: Double(limit), found: Double(sample.count))
    }
    let (separator, alarms) = sample.separator(alarming: limit)
    guard alarms > 0 else {
      let ties = sample.alarms(above: sample.scores.last!.nextDown)
      throw Infeasibility(
        "\(wish.capitalizedFirst) cannot be told apart: \(Phrase.counted(ties, "row")) share the highest"
          + " score.",
        lacking: "distinct scores", needed: Double(limit), found: Double(ties))
    }
    let ties =
      alarms < limit ? "; the next \(limit - alarms) are tied with others and stay below" : ""
    return Selection(
      separator,
      "\(Phrase.counted(alarms, "row alarms", "rows alarm")), the highest there are\(ties).")
  }
}

extension Sample {
  /// The lowest cut that at most `limit` rows exceed, and how many do.
  func separator(alarming limit: Int) -> (Separator, alarms: Int) {
    if limit >= count { return (Separator(below: scores[0]), count) }
    // Everything up to and including the first row that may not alarm stays below.
    let stays = scores[count - limit - 1]
    let alarms = alarms(above: stays)
    return alarms == 0
      ? (Separator(above: stays), 0)
      : (Separator(between: stays, and: scores[count - alarms]), alarms)
  }

  /// How many rows score above `threshold`.
  func alarms(above threshold: Double) -> Int {
    count - scores.partitioned { $0 <= threshold }
  }
}
