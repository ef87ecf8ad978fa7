import Numerics
public import Vocabulary

/// A threshold that follows a stream: SPOT, and with a depth DSPOT (Siffer et al. 2017).
///
/// It starts from a calibration stretch. A score above the threshold is an alarm and teaches nothing; one
/// above the level sharpens the tail; all others only count. With a depth, what is looked at is the
/// distance to the mean of the latest so many scores that were no alarm.
///
/// Since alarms teach nothing, a threshold that starts too low stays so: it never sees the tail that it
/// cuts off. Give it a calibration stretch with a hundred excesses or more. The tail is fitted anew when
/// its excesses have grown by a hundredth.
public struct StreamingPeaks: Sendable {
  public let settings: PeaksOverThreshold
  private let depth: Int
  private var latest: [Double]
  private var excesses: [Double]
  private var tail: ParetoTail
  private var fitted: Int
  private var rows: Int
  /// The level above which the tail is fitted, without the moving mean.
  public let level: Double
  /// The threshold without the moving mean.
  private var height: Double

  /// Learns from the first scores of a stream, in their order.
  ///
  /// - Parameter depth: How many scores the moving mean takes; 0 for none.
  public init(
    calibration: Scores, settings: PeaksOverThreshold, depth: Int = 0
  ) throws(Infeasibility) {
    precondition(depth >= 0, "a moving mean cannot take \(depth) scores")
    let needed = (Double(PeaksOverThreshold.leastExcesses) / (1 - settings.level)).rounded(.up)
    var heights: [Double] = []
    if calibration.count > depth {
      var sum = calibration.values.prefix(depth).reduce(0, +)
      for index in depth..<calibration.count {
        heights.append(calibration[index] - (depth > 0 ? sum / Double(depth) : 0))
        if depth > 0 { sum += calibration[index] - calibration[index - depth] }
      }
    }
    guard !heights.isEmpty, let fit = FittedPeaks(heights.sorted(), above: settings.level) else {
      throw Infeasibility(
        "A stream's threshold needs about \(Int(needed) + depth) scores to start from, distinct"
          + " ones; you have \(calibration.count).",
        lacking: "scores", needed: needed + Double(depth), found: Double(calibration.count))
    }
    self.settings = settings
    self.depth = depth
    latest = Array(calibration.values.suffix(depth))
    level = fit.level
    excesses = heights.filter { $0 > fit.level }.map { $0 - fit.level }
    rows = heights.count
    tail = fit.tail
    fitted = excesses.count
    height = fit.threshold(risk: settings.risk)
  }

  /// The threshold for the next score.
  public var threshold: Double { base + height }

  private var base: Double { depth > 0 ? latest.reduce(0, +) / Double(depth) : 0 }

  /// Judges the next score and learns from it; a score that is not a number is an alarm.
  public mutating func isAlarm(_ score: Double) -> Bool {
    let above = score - base
    guard above <= height else { return true }
    rows += 1
    if above > level {
      excesses.append(above - level)
      if excesses.count * 100 > fitted * 101 {
        tail = ParetoTail(excesses: excesses) ?? tail
        fitted = excesses.count
      }
      height =
        level + tail.quantile(above: settings.risk * Double(rows) / Double(excesses.count))
    }
    if depth > 0 {
      latest.removeFirst()
      latest.append(score)
    }
    return false
  }
}
