import Sources
import Wording

/// How many rows come a day, and how many alerts a first budget then has: about one in a hundred rows.
struct FirstPace {
  let events: String
  let alerts: Int
  let period: String

  /// `nil` where the times tell no pace: rows of one moment, or steps.
  init?(_ time: TimeGuess, rows: Int) {
    guard let span = time.span, span.upperBound > span.lowerBound else { return nil }
    let days = Double(span.upperBound - span.lowerBound) / 86_400_000
    let perDay = Double(rows - 1) / days
    events = Self.rounded(perDay)
    let isDaily = perDay >= 100
    let share = perDay / 100 * (isDaily ? 1 : 7)
    alerts = Int(min(max(share.rounded(), 1), 20))
    period = isDaily ? "day" : "week"
  }

  /// A number to three digits, so that nobody takes it for more than it is.
  private static func rounded(_ number: Double) -> String {
    guard number >= 1000 else { return Figures.significant(number, digits: 3) }
    var scale = 1.0
    while number / scale >= 1000 { scale *= 10 }
    return Figures.plain((number / scale).rounded() * scale)
  }
}
