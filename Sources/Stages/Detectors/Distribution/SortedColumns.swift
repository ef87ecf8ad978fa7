import Numerics
import Vocabulary

/// The learned rows, each column in ascending order: the empirical distribution of every column.
struct SortedColumns: Sendable, Equatable {
  let columns: Int
  /// How many values each column has.
  let count: Int
  /// Column after column, each ascending.
  let values: [Float]

  /// About how many seconds it takes to sort the columns and to look each number up.
  static func work(_ load: Workload) -> Double {
    (load.cells * 4e-9 + load.scoredCells * 8e-9) * load.levels
  }

  init(_ rows: Matrix<Float>) {
    columns = rows.columns
    count = rows.rows
    values = Workers.map(rows.columns) { rows.column($0).sorted() }.flatMap { $0 }
  }

  /// The values of `column`, ascending.
  func column(_ column: Int) -> ArraySlice<Float> {
    values[(column * count)..<((column + 1) * count)]
  }

  /// How many searches run side by side, so that none waits for memory alone.
  static let lanes = 16

  /// Numbers to look up, each in a column of its own.
  struct Queries {
    var numbers = InlineArray<16, Float>(repeating: 0)
    var columns = InlineArray<16, Int>(repeating: 0)
  }

  /// How many learned values of its column are below each number.
  ///
  /// - Complexity: O(log `count`): every search halves what is left, whatever it finds, so that none jumps.
  func below(_ queries: Queries) -> InlineArray<16, Int> {
    var places = InlineArray<16, Int>(repeating: 0)
    unsafe values.withUnsafeBufferPointer { values in
      for lane in 0..<16 { places[lane] = queries.columns[lane] * count }
      var length = count
      while length > 1 {
        let half = length / 2
        for lane in 0..<16 {
          let place = unsafe places[unchecked: lane]
          let isBelow = unsafe values[place + half - 1] < queries.numbers[unchecked: lane]
          unsafe places[unchecked: lane] = isBelow ? place + half : place
        }
        length -= half
      }
      for lane in 0..<16 {
        let place = unsafe places[unchecked: lane]
        let isBelow = unsafe values[place] < queries.numbers[unchecked: lane]
        unsafe places[unchecked: lane] =
          place - queries.columns[unchecked: lane] * count + (isBelow ? 1 : 0)
      }
    }
    return places
  }

  /// How many learned values of `column` do not exceed `value`, of which so many are below it.
  func atMost(_ value: Float, in column: Int, below: Int) -> Int {
    let place = column * count + below
    guard below < count, values[place] == value else { return below }
    return endOfTies(from: place, end: (column + 1) * count) - column * count
  }

  /// The place after the last of the values that equal the one at `place`; finds it by doubling steps,
  /// so that a long run of equal values costs no more than a search.
  private func endOfTies(from place: Int, end: Int) -> Int {
    let value = values[place]
    var inside = place
    var step = 1
    while inside + step < end, values[inside + step] == value {
      inside += step
      step *= 2
    }
    var outside = min(inside + step, end)
    while outside - inside > 1 {
      let middle = (inside + outside) / 2
      if values[middle] == value { inside = middle } else { outside = middle }
    }
    return outside
  }
}

extension SortedColumns {
  var tensor: Tensor { Tensor(.float(values), shape: [columns, count]) }

  /// Reads the columns from a tensor of `columns × count`; refuses what is not ascending and finite.
  init(_ tensor: Tensor, called name: String) throws(WeightsError) {
    guard case .float(let values) = tensor.values, tensor.shape.count == 2,
      tensor.shape[0] > 0, tensor.shape[1] > 0
    else { throw WeightsError("'\(name)' of the weights is no table of Float numbers") }
    columns = tensor.shape[0]
    count = tensor.shape[1]
    self.values = values
    for index in values.indices {
      let isStart = index % count == 0
      guard values[index].isFinite, isStart || values[index - 1] <= values[index] else {
        throw WeightsError("'\(name)' of the weights is not in ascending order at \(index)")
      }
    }
  }
}
