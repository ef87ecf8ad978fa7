import Vocabulary
import Wording

extension Assembly {
  /// The moments of the time column, one a row.
  func moments(_ time: TimeSettings) throws(DatasetError) -> [Int64] {
    let column = column(time.column)
    if let spot = raw.firstMissing(in: column) {
      throw .missingPart(
        "a moment", column.name, file: raw.origin, line: spot.line, row: spot.row)
    }
    return try moments(column, time)
  }

  /// The moments of a column without missing cells.
  func moments(_ column: Column, _ time: TimeSettings) throws(DatasetError) -> [Int64] {
    switch (column.values, time.unit) {
    case (.time(let moments), .auto), (.time(let moments), .rfc3339):
      return moments.compactMap(\.self)
    case (.number(let numbers), .auto):
      for scale in EpochScale.allCases where numbers.allSatisfy(scale.isPlausible) {
        return numbers.map(scale.milliseconds)
      }
      let row = numbers.firstIndex { number in
        !EpochScale.allCases.contains { $0.isPlausible(number) }
      }
      guard let row else { throw mixed(numbers, column) }
      throw complaint(
        numbers, row, column,
        wanted: "RFC 3339, or seconds or milliseconds since 1970 in 1973 to 2100")
    case (.number(let numbers), .seconds): return try epoch(numbers, .seconds, column)
    case (.number(let numbers), .milliseconds): return try epoch(numbers, .milliseconds, column)
    case (.number(let numbers), .steps):
      try check(numbers, column, are: "whole numbers") { Int64(exactly: $0) != nil }
      return numbers.map { Int64($0) }
    case (_, .auto), (_, .rfc3339): throw wrongKind(column, "moments as in RFC 3339")
    default: throw wrongKind(column, "numbers (\(time.unit.rawValue))")
    }
  }

  private func epoch(
    _ numbers: [Double], _ scale: EpochScale, _ column: Column
  ) throws(DatasetError) -> [Int64] {
    try check(
      numbers, column, are: "\(scale.rawValue) since 1970 in 1973 to 2100", scale.isPlausible)
    return numbers.map(scale.milliseconds)
  }

  /// The complaint about the first number in another unit than most, where each is plausible in one.
  private func mixed(_ numbers: [Double], _ column: Column) -> DatasetError {
    let usual: EpochScale =
      2 * numbers.count(where: EpochScale.milliseconds.isPlausible) >= numbers.count
      ? .milliseconds : .seconds
    let row = numbers.firstIndex { !usual.isPlausible($0) } ?? 0
    return complaint(
      numbers, row, column, wanted: "\(usual.rawValue) since 1970, as most of them are")
  }

  /// Complains of the first number that is not what is wanted.
  private func check(
    _ numbers: [Double], _ column: Column, are wanted: String, _ isRight: (Double) -> Bool
  ) throws(DatasetError) {
    guard let row = numbers.firstIndex(where: { !isRight($0) }) else { return }
    throw complaint(numbers, row, column, wanted: wanted)
  }

  private func complaint(
    _ numbers: [Double], _ row: Int, _ column: Column, wanted: String
  ) -> DatasetError {
    .badMoment(
      Figures.plain(numbers[row]), column.name, wanted, file: raw.origin, line: raw.line(of: row))
  }

  /// The complaint about the first word that is no moment, or about all cells.
  private func wrongKind(_ column: Column, _ wanted: String) -> DatasetError {
    let words = column.numbers == nil ? text(of: column) : []
    let wrong = words.firstIndex { $0.map { Moment.milliseconds($0) == nil } ?? false }
    let found =
      switch column.values {
      case .number: "numbers"
      case .time: "moments as in RFC 3339"
      case .category, .text: wrong.flatMap { words[$0] }.map { "'\($0)'" } ?? "words"
      }
    return .badMoment(
      found, column.name, wanted, file: raw.origin, line: wrong.flatMap { raw.line(of: $0) })
  }
}

/// A unit of time since 1970, with the numbers that recorded data can have in it.
enum EpochScale: String, CaseIterable {
  case seconds, milliseconds

  private var perMillisecond: Double { self == .seconds ? 1000 : 1 }

  /// Whether the number lies in the years 1973 to 2100; the two units have none in common.
  func isPlausible(_ number: Double) -> Bool {
    (1e11..<4_102_444_800_000).contains(number * perMillisecond)
  }

  func milliseconds(_ number: Double) -> Int64 { Int64((number * perMillisecond).rounded()) }
}
