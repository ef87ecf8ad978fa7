import Vocabulary
import Wording

/// A column that seems to say when rows happened.
public struct TimeGuess: Sendable, Equatable {
  public let settings: TimeSettings
  public let why: String
  /// The moments from the first to the last, in milliseconds since 1970; `nil` where steps are counted.
  public let span: ClosedRange<Int64>?
  /// How many moments differ.
  public let distinct: Int

  public var column: String { settings.column }

  /// The first column of moments, else of numbers that can be moments, else of steps that never fall; one
  /// that is called as times are goes before the others of its sort.
  init?(among columns: [Column]) {
    let ordered =
      columns.filter { ColumnName($0.name).isTime }
      + columns.filter { !ColumnName($0.name).isTime }
    let guesses = ordered.compactMap { Self.guess($0, isTrusted: false) }
    guard
      let best = guesses.first(where: { $0.settings.unit == .auto }) ?? guesses.first
    else { return nil }
    self = best
  }

  /// The guess for a column that a person named; `nil` if no reading of it gives a moment to every row.
  init?(stated column: Column) {
    guard let guess = Self.guess(column, isTrusted: true) else { return nil }
    self.init(
      settings: guess.settings, why: "as was said", span: guess.span, distinct: guess.distinct)
  }

  private init(settings: TimeSettings, why: String, span: ClosedRange<Int64>?, distinct: Int) {
    self.settings = settings
    self.why = why
    self.span = span
    self.distinct = distinct
  }

  private static func guess(_ column: Column, isTrusted: Bool) -> TimeGuess? {
    guard column.isComplete else { return nil }
    switch column.values {
    case .time(let moments):
      return clock(column, moments.compactMap(\.self), "its values are moments")
    case .number(let numbers):
      let isNamed = isTrusted || ColumnName(column.name).isTime
      let rises = zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
      for scale in EpochScale.allCases where numbers.allSatisfy(scale.isPlausible) {
        guard isNamed || rises else { return nil }
        return clock(
          column, numbers.map(scale.milliseconds),
          "its numbers can be \(scale.rawValue) since 1970")
      }
      guard isNamed, rises, numbers.allSatisfy({ Int64(exactly: $0) != nil }) else { return nil }
      return TimeGuess(
        settings: TimeSettings(column: column.name, unit: .steps),
        why: "its whole numbers never fall", span: nil, distinct: Set(numbers).count)
    case .category, .text: return nil
    }
  }

  private static func clock(_ column: Column, _ moments: [Int64], _ why: String) -> TimeGuess? {
    guard let first = moments.min(), let last = moments.max() else { return nil }
    return TimeGuess(
      settings: TimeSettings(column: column.name),
      why: "\(why), from \(Moment.text(first)) to \(Moment.text(last))", span: first...last,
      distinct: Set(moments).count)
  }
}

extension Column {
  /// Whether its words look like dates in a form that is not read, such as 31/12/2024 or 3 Jan 2024; or its
  /// numbers like 20241231.
  var looksLikeDates: Bool {
    switch values {
    case .number(let numbers):
      return ColumnName(name).isTime && !numbers.isEmpty
        && numbers.allSatisfy { number in
          guard let whole = Int(exactly: number) else { return false }
          return (1900...2100).contains(whole / 10000) && (1...12).contains(whole / 100 % 100)
            && (1...31).contains(whole % 100)
        }
    case .time: return false
    case .category, .text:
      let words = LabelValues(self).values
      return !words.isEmpty && words.allSatisfy(Self.isDate)
    }
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let numbers = parts.count { Int($0) != nil }
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let hasMonth = parts.contains { part in months.contains { part.hasPrefix($0) } }
    let hasMark = text.contains("/") || text.contains(".") || text.contains("-")
    // Four numbers are an address or a version.
    let hasDay = numbers >= 3 && numbers != 4 && numbers == parts.count && hasMark
    return hasMonth ? numbers >= 2 : hasDay
  }
}
