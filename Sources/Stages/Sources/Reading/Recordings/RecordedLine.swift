public import Vocabulary

/// A line as a system wrote it down, before anybody says what its fields mean.
public struct RecordedLine: Sendable, Equatable {
  /// The first line of the file that it takes, counted from 1.
  public let number: Int
  /// What the line says; members of members are called `outer.inner`, and what is null or empty is not among them.
  public let fields: EventFields
  /// Whether the line says what sort of thing each cell is, as JSON does; else all cells are texts.
  public let isTyped: Bool

  public init(number: Int, fields: EventFields, isTyped: Bool) {
    self.number = number
    self.fields = fields
    self.isTyped = isTyped
  }
}
