import Foundation

/// Where numbers lie along a side of a drawing.
struct Scale {
  let ticks: Ticks
  /// Where the lowest number lies, and where the highest does.
  let start: Double
  let end: Double
  private let low: Double
  private let high: Double
  private let isLogarithmic: Bool

  /// All of a range and nothing else.
  init(
    _ range: ClosedRange<Double>, isLogarithmic: Bool = false, from start: Double, to end: Double
  ) {
    ticks = Ticks(range, isLogarithmic: isLogarithmic)
    low = isLogarithmic ? log10(range.lowerBound) : range.lowerBound
    high = isLogarithmic ? log10(range.upperBound) : range.upperBound
    (self.start, self.end, self.isLogarithmic) = (start, end, isLogarithmic)
  }

  /// A range with all `values`, a little wider than they need.
  init(around values: [Double], isLogarithmic: Bool, from start: Double, to end: Double) {
    let moved = values.map { isLogarithmic ? log10($0) : $0 }
    let (least, most) = (moved.min() ?? 0, moved.max() ?? 1)
    let margin = most > least ? (most - least) * 0.04 : max(abs(most), 1) * 0.5
    let (low, high) = (least - margin, most + margin)
    self.init(
      isLogarithmic ? pow(10, low)...pow(10, high) : low...high, isLogarithmic: isLogarithmic,
      from: start, to: end)
  }

  func place(_ value: Double) -> Double {
    start + ((isLogarithmic ? log10(value) : value) - low) / (high - low) * (end - start)
  }
}
