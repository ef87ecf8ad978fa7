public import Vocabulary

/// Precision and recall of ranges (Tatbul et al. 2018): flat bias, a range met in several pieces counts
/// by their number, and being met at all weighs 0.2 in recall and nothing in precision.
public struct RangeScore: Sendable, Equatable {
  /// `nil` without alarms.
  public let precision: Double?
  /// `nil` without events.
  public let recall: Double?

  public init(_ verdicts: Verdicts, _ labels: Labels) {
    precondition(
      verdicts.count == labels.count, "\(verdicts.count) verdicts for \(labels.count) labels")
    self.init(alarms: verdicts.segments, events: labels.segments)
  }

  init(alarms: Segments, events: Segments) {
    precision = Self.mean(of: alarms, metBy: events, existence: 0)
    recall = Self.mean(of: events, metBy: alarms, existence: 0.2)
  }

  /// The harmonic mean; 0 if nothing was met, `nil` without events.
  public var f1: Double? {
    guard let recall else { return nil }
    guard let precision, precision + recall > 0 else { return 0 }
    return 2 * precision * recall / (precision + recall)
  }

  /// The mean worth of `ranges`, both lists in order.
  private static func mean(
    of ranges: Segments, metBy others: Segments, existence: Double
  ) -> Double? {
    guard !ranges.isEmpty else { return nil }
    var (sum, first) = (0.0, 0)
    for range in ranges {
      while first < others.count, others[first].upperBound <= range.lowerBound { first += 1 }
      let met = others[first...].prefix { $0.lowerBound < range.upperBound }
      guard !met.isEmpty else { continue }
      let overlap = met.reduce(0) { $0 + $1.clamped(to: range).count }
      let share = Double(overlap) / Double(range.count) / Double(met.count)
      sum += existence + (1 - existence) * share
    }
    return sum / Double(ranges.count)
  }
}
