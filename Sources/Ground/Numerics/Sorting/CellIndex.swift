/// Where in an ascending column to look for a number: its range cut into equally wide cells, with the values that
/// lie before each.
///
/// A higher number never falls into a lower cell, whatever is rounded. So what lies before a number's cell is below
/// it, and what lies behind is not.
public struct CellIndex: Sendable, Equatable {
  private let low: Float
  /// Cells a unit; infinite where the column is constant, so that what exceeds it falls into the last cell.
  private let scale: Float
  /// How many values lie before each cell, and at last all of them.
  private let before: [Int32]

  /// About so many values fall into a cell.
  private static let shared = 16
  /// Cells of this number lie in the nearest cache.
  private static let most = 4096

  /// - Parameter values: ascending, finite, and not empty.
  public init(ascending values: ArraySlice<Float>) {
    let cells = min(Self.most, max(1, values.count / Self.shared))
    let low = values[values.startIndex]
    let scale = Float(cells) / (values[values.endIndex - 1] - low)
    var counts = [Int32](repeating: 0, count: cells + 1)
    for value in values { counts[Self.cell(of: value, low, scale, cells) + 1] += 1 }
    for cell in 0..<cells { counts[cell + 1] += counts[cell] }
    self.low = low
    self.scale = scale
    before = counts
  }

  /// Between which places of the column the values below `number` end.
  func window(of number: Float) -> Range<Int32> {
    let cell = Self.cell(of: number, low, scale, before.count - 1)
    return before[cell]..<before[cell + 1]
  }

  /// The cell of a number; the first where there is no telling, as at the start of a constant column (0 · ∞).
  private static func cell(of number: Float, _ low: Float, _ scale: Float, _ cells: Int) -> Int {
    let place = (number - low) * scale
    return place >= Float(cells) ? cells - 1 : (place > 0 ? Int(place) : 0)
  }
}
