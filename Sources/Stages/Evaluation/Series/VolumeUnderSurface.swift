import Numerics
public import Vocabulary

/// The volumes under the surfaces of ROC and precision–recall curves whose labels fade out over windows
/// of growing width (Paparrizos et al. 2022), as TSB-AD computes them.
public struct VolumeUnderSurface: Sendable, Equatable {
  public let roc: Double
  public let precisionRecall: Double

  /// How many thresholds TSB-AD looks at.
  public static let thresholds = 250

  /// - Parameters:
  ///   - scores: One a step, none of them NaN.
  ///   - window: The widest window, in steps; the volume is the mean over all widths from 0 up to it.
  /// - Returns: `nil` if no step is an anomaly, or all are.
  /// - Complexity: O(*n* log *n* + `window` · steps near events).
  public init?(_ scores: Scores, _ labels: Labels, window: Int) {
    precondition(scores.count == labels.count, "\(scores.count) scores for \(labels.count) labels")
    precondition(window >= 0, "a window has no negative width")
    let events = labels.segments
    guard let first = events.first, first.count < labels.count else { return nil }
    let ladder = Ladder(scores)
    var (roc, precisionRecall) = (0.0, 0.0)
    for width in 0...window {
      let sheet = Sheet(ladder, events, width: width)
      roc += sheet.roc
      precisionRecall += sheet.precisionRecall
    }
    self.roc = roc / Double(window + 1)
    self.precisionRecall = precisionRecall / Double(window + 1)
  }
}

/// The thresholds, from the highest down, and the first of them that alarms each step.
private struct Ladder {
  let rung: [Int]
  /// How many steps alarm at each threshold.
  let alarms: [Int]

  init(_ scores: Scores) {
    let count = VolumeUnderSurface.thresholds
    let sorted = Array(scores.values.numericallySorted().reversed())
    let stride = Double(sorted.count - 1) / Double(count - 1)
    let thresholds = (0..<count).map { place -> Double in
      place == count - 1 ? sorted[sorted.count - 1] : sorted[Int(Double(place) * stride)]
    }
    rung = scores.values.map { score in thresholds.partitioned { $0 > score } }
    var alarms = [Int](repeating: 0, count: count)
    for place in rung { alarms[place] += 1 }
    for place in 1..<count { alarms[place] += alarms[place - 1] }
    self.alarms = alarms
  }
}

/// One sheet of the surface: the curves at one width of the window.
private struct Sheet {
  let roc: Double
  let precisionRecall: Double

  init(_ ladder: Ladder, _ events: Segments, width: Int) {
    let steps = ladder.rung.count
    let count = ladder.alarms.count
    let anomalies = Double(events.reduce(0) { $0 + $1.count })
    let zones = Self.widened(events, by: width / 2, steps: steps)
    // What becomes true at each threshold, summed up below: anomalous steps, faded ones, zones.
    var (hard, soft, met) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count),
      [Double](repeating: 0, count: count)
    )
    for event in events { for step in event { hard[ladder.rung[step]] += 1 } }
    let faded = Self.faded(events, width: width, steps: steps)
    for zone in zones { for step in zone { soft[ladder.rung[step]] += faded[step] } }
    for zone in zones { met[zone.reduce(count) { min($0, ladder.rung[$1]) }] += 1 }

    var (roc, precisionRecall) = (0.0, 0.0)
    var (last, lastFalse) = (0.0, 0.0)
    for place in 0..<count {
      if place > 0 {
        hard[place] += hard[place - 1]
        soft[place] += soft[place - 1]
        met[place] += met[place - 1]
      }
      let found = hard[place] + soft[place]
      let all = (anomalies + anomalies + soft[place]) / 2
      let alarms = Double(ladder.alarms[place])
      let rate = min(found / all, 1) * met[place] / Double(zones.count)
      let falseRate = (alarms - found) / (Double(steps) - all)
      roc += (falseRate - lastFalse) * (rate + last) / 2
      precisionRecall += (rate - last) * found / alarms
      (last, lastFalse) = (rate, falseRate)
    }
    self.roc = roc + (1 - lastFalse) * (1 + last) / 2
    self.precisionRecall = precisionRecall
  }

  /// The events widened to both sides, as one where they touch.
  private static func widened(_ events: Segments, by reach: Int, steps: Int) -> Segments {
    var zones: Segments = []
    for event in events {
      let zone = max(event.lowerBound - reach, 0)..<min(event.upperBound + reach, steps)
      if let last = zones.last, event.lowerBound - reach < last.upperBound {
        zones[zones.count - 1] = last.lowerBound..<max(last.upperBound, zone.upperBound)
      } else {
        zones.append(zone)
      }
    }
    return zones
  }

  /// The fading labels beside events, at most 1 where several meet; 0 inside events.
  private static func faded(_ events: Segments, width: Int, steps: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: steps)
    for event in events {
      for distance in 1..<(width / 2 + 1) {
        let weight = (1 - Double(distance) / Double(width)).squareRoot()
        let (before, after) = (event.lowerBound - distance, event.upperBound - 1 + distance)
        if before >= 0 { weights[before] = min(1, weights[before] + weight) }
        if after < steps { weights[after] = min(1, weights[after] + weight) }
      }
    }
    for event in events { for step in event { weights[step] = 0 } }
    return weights
  }
}
