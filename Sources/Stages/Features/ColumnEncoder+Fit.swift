import Numerics
import Vocabulary

extension ColumnEncoder {
  /// Learns an encoder from the training rows, or says why the column is no feature.
  static func fit(
    _ training: Column, _ settings: FeatureSettings
  ) throws(FeatureError) -> Result<ColumnEncoder, DroppedColumnReason> {
    switch training.values {
    case .number(let numbers):
      return try fit(numbers, of: training.name, settings.missingRule(for: training.name))
    case .category: return .success(fit(words: training.words ?? [], settings.categories))
    case .text:
      guard case .hashing = settings.categories else { return .failure(.text) }
      return .success(fit(words: training.words ?? [], settings.categories))
    case .time: return .failure(.time)
    }
  }

  private static func fit(
    _ numbers: [Double], of column: String, _ rule: MissingRule
  ) throws(FeatureError) -> Result<ColumnEncoder, DroppedColumnReason> {
    let present = numbers.filter { !$0.isNaN }
    guard !present.isEmpty else { return .failure(.empty) }
    switch rule {
    case .complain, .drop: return .success(.number(fill: nil, indicator: false))
    case .median:
      return .success(.number(fill: SortedSample(present).quantile(0.5) ?? 0, indicator: false))
    case .constant(let value): return .success(.number(fill: value, indicator: false))
    case .indicator:
      return .success(.number(fill: SortedSample(present).quantile(0.5) ?? 0, indicator: true))
    }
  }

  private static func fit(words: [String?], _ encoding: CategoryEncoding) -> ColumnEncoder {
    var counts: [String: Int] = [:]
    for word in words { if let word { counts[word, default: 0] += 1 } }
    let sorted = counts.keys.sorted()
    switch encoding {
    case .columnPerWord(let columns):
      let frequent = sorted.filter { counts[$0, default: 0] >= columns.rare }
      return frequent.count < sorted.count ? .pooled(words: frequent) : .oneHot(words: sorted)
    case .ordinal: return .ordinal(words: sorted)
    case .frequency:
      return .frequency(
        words: sorted, shares: sorted.map { Double(counts[$0, default: 0]) / Double(words.count) })
    case .hashing(let buckets): return .hashing(buckets: buckets)
    }
  }
}

/// Why a column is no feature, as it follows the column's name.
enum DroppedColumnReason: String, Error {
  case text = "is text (choose 'categories: { hashing: 16 }' to use it)"
  case time = "is a time"
  case empty = "has no value in the training rows"
  case constant = "is constant in the training rows"
}
