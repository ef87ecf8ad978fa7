/// What one field of an event holds, as it was recorded.
public enum Cell: Sendable, Equatable {
  /// A whole number with all its digits; an id may be larger than a `Double` tells apart.
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case text(String)
  case list([Cell])
  /// What has fields of its own, such as one of a list of changes.
  case fields(EventFields)
  /// Nothing: an element of a list that keeps its place.
  case missing

  /// The number that it holds, whole or not.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .flag, .text, .list, .fields, .missing: nil
    }
  }

  /// The word that it holds, or that its digits make: names may be numbers.
  public var word: String? {
    switch self {
    case .text(let text): text
    case .integer(let value): "\(value)"
    case .number, .flag, .list, .fields, .missing: nil
    }
  }
}
