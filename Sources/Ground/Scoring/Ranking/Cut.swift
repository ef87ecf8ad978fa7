public import Vocabulary

/// One way to cut a ranking in two: a number of its highest distinct scores alarm.
public struct Cut: Sendable, Hashable {
  /// The lowest score that alarms, as known answers with "score ≥ t" name it; `nil` if none does.
  public let lowestAlarmed: Double?
  /// What is stored and compared with: `score > threshold`.
  public let separator: Separator
  public let confusion: Confusion

  /// The number to store: strictly between the lowest score that alarms and the next lower one.
  public var threshold: Double { separator.value }

  init(lowestAlarmed: Double?, separator: Separator, confusion: Confusion) {
    self.lowestAlarmed = lowestAlarmed
    self.separator = separator
    self.confusion = confusion
  }
}
