import Numerics
import Vocabulary

extension Column {
  /// Whether all rows have the same value, or none has one.
  var isConstant: Bool {
    switch values {
    case .number(let values):
      let first = values.first ?? 0
      return values.allSatisfy { $0 == first || ($0.isNaN && first.isNaN) }
    case .category(let codes, _): return codes.allSatisfy { $0 == codes.first }
    case .time(let values): return values.allSatisfy { $0 == values.first }
    case .text(let values): return values.allSatisfy { $0 == values.first }
    }
  }

  /// 1 where there is no value and 0 elsewhere; `nil` if all cells are alike.
  var missingness: [Double]? {
    let flags: [Bool] =
      switch values {
      case .number(let values): values.map(\.isNaN)
      case .category(let codes, _): codes.map { $0 < 0 }
      case .time(let values): values.map { $0 == nil }
      case .text(let values): values.map { $0 == nil }
      }
    guard flags.contains(true), flags.contains(false) else { return nil }
    return flags.map { $0 ? 1 : 0 }
  }

  /// Numbers by which the rows can be ranked, NaN where there is none.
  ///
  /// A category is ranked by the share of anomalies in the other half of the rows, so that a rare word
  /// cannot know its own row.
  func numbersForRanking(_ labels: Labels) -> [Double]? {
    switch values {
    case .number(let values): return values
    case .time(let values): return values.map { $0.map(Double.init) ?? .nan }
    case .text: return nil
    case .category(let codes, let levels):
      var anomalies = [[Double]](repeating: Array(repeating: 0, count: levels.count), count: 2)
      var known = anomalies
      for (row, code) in codes.enumerated() where code >= 0 && labels[row] != .unknown {
        known[half(row)][Int(code)] += 1
        if labels[row] == .anomaly { anomalies[half(row)][Int(code)] += 1 }
      }
      return codes.indices.map { row in
        guard codes[row] >= 0 else { return .nan }
        let (other, level) = (1 - half(row), Int(codes[row]))
        return known[other][level] > 0 ? anomalies[other][level] / known[other][level] : 0
      }
    }
  }

  /// One of two halves, as by chance, so that no pattern of the rows falls into one of them.
  private func half(_ row: Int) -> Int { Int(mix(UInt64(row)) & 1) }

  /// Why the column names rows, as it ends a sentence; `nil` if it does not.
  var identification: String? {
    switch values {
    case .number(let values):
      guard values.allSatisfy({ $0.rounded() == $0 }) else { return nil }
      if zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) { return "counts the rows up" }
      if zip(values, values.dropFirst()).allSatisfy({ $0 > $1 }) { return "counts the rows down" }
      let sorted = values.numericallySorted()
      guard let low = sorted.first, let high = sorted.last,
        high - low < 2 * Double(values.count),
        zip(sorted, sorted.dropFirst()).allSatisfy({ $0 < $1 })
      else { return nil }
      return "is a different whole number in each row, with hardly a gap"
    case .category(let codes, _):
      return Set(codes).count == codes.count ? "is a different word in each row" : nil
    case .time: return nil
    case .text(let texts):
      let present = texts.compactMap { $0 }
      return present.count == texts.count && Set(present).count == texts.count
        ? "is a different text in each row" : nil
    }
  }
}
