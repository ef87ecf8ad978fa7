import Foundation
public import Vocabulary

/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015) over a corpus of series.
///
/// Within a window only the best alarm counts, the earlier the better; alarms outside cost the more, the
/// longer the last window is over. The first steps of each series, 15 % but at most 750, are not judged,
/// nor are windows that end there.
public struct NABScore: Sendable, Equatable {
  /// The sum over the corpus at the best threshold.
  public let raw: Double
  /// 100 for a detector that alarms at the start of each window and nowhere else, 0 for one that never
  /// alarms; may be far below.
  public let normalized: Double
  /// The lowest score that alarms at the threshold that is best for this corpus and profile; `nil` if
  /// it is best never to alarm. Chosen with the labels: always "oracle".
  public let lowestAlarmed: Double?

  /// - Parameter corpus: The scores of each series and its windows, which are its runs of anomalies.
  /// - Returns: `nil` if no window is judged.
  /// - Complexity: one sort of all scores.
  public init?(_ corpus: [(scores: Scores, labels: Labels)], _ profile: NABProfile) {
    var windows = 0
    var alarms: [Alarm] = []
    for (scores, labels) in corpus {
      precondition(
        scores.count == labels.count, "\(scores.count) scores for \(labels.count) labels")
      let series = JudgedSeries(labels, profile, firstWindow: windows)
      windows += series.windows.count
      for step in series.probation..<scores.count {
        alarms.append(series.alarm(at: step, score: scores[step]))
      }
    }
    guard windows > 0 else { return nil }
    let never = -profile.miss * Double(windows)
    (raw, lowestAlarmed) = Self.best(alarms, windows, profile, never)
    normalized = 100 * (raw - never) / (profile.detection * Double(windows) - never)
  }

  /// Lowers the threshold from score to score, and keeps the highest one of the best.
  private static func best(
    _ alarms: [Alarm], _ windows: Int, _ profile: NABProfile, _ never: Double
  ) -> (Double, Double?) {
    let sorted = alarms.sorted { $0.score > $1.score }
    var ofWindow = [Double](repeating: -profile.miss, count: windows)
    var (sum, best, lowest): (Double, Double, Double?) = (never, never, nil)
    for (place, alarm) in sorted.enumerated() {
      if let window = alarm.window {
        let before = ofWindow[window]
        ofWindow[window] = before == -profile.miss ? alarm.worth : max(before, alarm.worth)
        sum += ofWindow[window] - before
      } else {
        sum += alarm.worth
      }
      let isLast = place + 1 == sorted.count || sorted[place + 1].score < alarm.score
      if isLast, sum > best { (best, lowest) = (sum, alarm.score) }
    }
    return (best, lowest)
  }
}

/// What an alarm at one step is worth, and to which window it belongs.
private struct Alarm {
  let score: Double
  let worth: Double
  let window: Int?
}

/// A series with what an alarm at each step is worth.
private struct JudgedSeries {
  let probation: Int
  let windows: Segments
  private let profile: NABProfile
  private let firstWindow: Int
  private var windowOfStep: [Int?]
  private let allWindows: Segments

  init(_ labels: Labels, _ profile: NABProfile, firstWindow: Int) {
    let probation = min(labels.count * 15 / 100, 750)
    self.probation = probation
    allWindows = labels.segments
    windows = allWindows.filter { $0.upperBound > probation }
    self.profile = profile
    self.firstWindow = firstWindow
    windowOfStep = [Int?](repeating: nil, count: labels.count)
    for (place, window) in windows.enumerated() {
      for step in window { windowOfStep[step] = place }
    }
  }

  func alarm(at step: Int, score: Double) -> Alarm {
    if let place = windowOfStep[step] {
      let window = windows[place]
      let position = -Double(window.upperBound - step) / Double(window.count)
      return Alarm(
        score: score, worth: profile.detection * Self.sigmoid(position) / Self.sigmoid(-1),
        window: firstWindow + place)
    }
    guard let last = lastWindow(before: step) else {
      return Alarm(score: score, worth: -profile.falseAlarm, window: nil)
    }
    let position = Double(step - (last.upperBound - 1)) / Double(last.count - 1)
    return Alarm(score: score, worth: profile.falseAlarm * Self.sigmoid(position), window: nil)
  }

  /// The last window that is over at `step`.
  private func lastWindow(before step: Int) -> Range<Int>? {
    let over = allWindows.partitioned { $0.upperBound <= step }
    return over > 0 ? allWindows[over - 1] : nil
  }

  private static func sigmoid(_ position: Double) -> Double {
    position > 3 ? -1 : 2 / (1 + exp(5 * position)) - 1
  }
}
