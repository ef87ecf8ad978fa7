import Numerics
import Vocabulary

/// The learned rows, each column in ascending order: the empirical distribution of every column.
struct SortedColumns: Sendable, Equatable {
  let columns: Int
  /// How many values each column has.
  let count: Int
  /// Column after column, each ascending.
  let values: [Float]
  /// Where to look in each column.
  private let indices: [CellIndex]

  /// About how many seconds it takes to sort the columns and to look each number up.
  static func work(_ load: Workload) -> Double {
    (load.cells * 4e-9 + load.scoredCells * 1.5e-9) * load.levels
  }

  init(_ rows: Matrix<Float>) {
    let sorted = Workers.map(rows.columns) { rows.column($0).sorted() }
    self.init(columns: rows.columns, count: rows.rows, sorted.flatMap { $0 })
  }

  private init(columns: Int, count: Int, _ values: [Float]) {
    self.columns = columns
    self.count = count
    self.values = values
    indices = Workers.map(columns) { column in
      CellIndex(ascending: values[(column * count)..<((column + 1) * count)])
    }
  }

  /// The values of `column`, ascending.
  func column(_ column: Int) -> ArraySlice<Float> {
    values[(column * count)..<((column + 1) * count)]
  }

  /// Has a lane look for `number` in `column`.
  func look(_ lane: Int, for number: Float, in column: Int, _ searches: inout ColumnSearches) {
    searches.look(lane, for: number, from: column * count, by: indices[column])
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
    let count = tensor.shape[1]
    for index in values.indices {
      let isStart = index % count == 0
      guard values[index].isFinite, isStart || values[index - 1] <= values[index] else {
        throw WeightsError("'\(name)' of the weights is not in ascending order at \(index)")
      }
    }
    self.init(columns: tensor.shape[0], count: count, values)
  }
}
