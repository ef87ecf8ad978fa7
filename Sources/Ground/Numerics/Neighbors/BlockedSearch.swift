import Foundation
import Kernels
import Synchronization

/// Euclidean nearest neighbors by inner products of whole blocks: for points of many columns.
///
/// Points are moved to their center, scaled, and rounded to `Float`, so that one product of matrices
/// bounds all squared distances of a block from below: |x|² + |y|² − 2 x·y less all that rounding can
/// have added. Only pairs whose bound does not exceed what the lists hold are measured, in `Double`.
struct BlockedSearch: Sendable {
  private static let blockSize = 256

  /// The points in an order that keeps near ones together, as they came.
  private let points: Matrix<Float>
  private let order: [Int32]
  private let view: CenteredView
  /// The points as the view sees them.
  private let seen: CenteredRows
  private let boxes: BlockBoxes
  private let scratch = Pool { Scratch(size: Self.blockSize) }

  init(_ points: Matrix<Float>) {
    // Where columns are very many, an order costs more than it saves.
    let order =
      points.columns <= 32
      ? SpatialOrder(points, leafSize: 32).order : (0..<Int32(points.rows)).map { $0 }
    self.order = order
    self.points = points.gathering(rows: order.map { Int($0) })
    view = CenteredView(self.points)
    seen = view.rows(self.points)
    boxes = BlockBoxes(self.points, blockSize: Self.blockSize)
  }

  // MARK: Queries from outside

  /// Fills `lists`, a row a query.
  func search(_ queries: Matrix<Float>, into lists: NearestLists) {
    _ = Workers.map(queries.rows, inBlocksOf: 128) { range in
      let asked = queries.rows(range).compact()
      let rows = view.rows(asked)
      scratch.borrow { scratch in
        for block in 0..<boxes.count {
          let part = members(of: block)
          scratch.multiply(rows.matrix, 0..<asked.rows, seen.matrix, part)
          for query in 0..<asked.rows {
            scan(asked, rows, query, part, scratch, lists, row: range.lowerBound + query)
          }
        }
      }
    }
  }

  private func scan(
    _ asked: Matrix<Float>, _ rows: CenteredRows, _ query: Int, _ part: Range<Int>,
    _ scratch: Scratch, _ lists: NearestLists, row: Int
  ) {
    let products = unsafe scratch.products(of: query, part.count)
    let here = unsafe asked.base + query * asked.stride
    var cut = rows.cut(query, limit: lists.limit(of: row), view)
    let count = unsafe assay_near_columns(
      products, seen.halves.base + part.lowerBound, nil, 0, cut, Int64(part.count), scratch.hits)
    for hit in 0..<Int(count) {
      let column = unsafe Int(scratch.hits[hit])
      let other = part.lowerBound + column
      guard unsafe products[column] - seen.halves.base[other] >= cut else { continue }
      let distance = unsafe measure(here, points.base + other * points.stride)
      if lists.offer(order[other], at: distance, to: row) {
        cut = rows.cut(query, limit: lists.limit(of: row), view)
      }
    }
  }

  // MARK: The points among themselves

  /// Answers for each point the nearest others, each pair being looked at once for both.
  func searchAmongThemselves(_ count: Int) -> Neighbors {
    let lists = NearestLists(rows: points.rows, count: count)
    let cuts = AlignedBuffer<Float>(count: points.rows)
    for row in 0..<points.rows { unsafe cuts.base[row] = -.infinity }
    _ = Workers.map(boxes.count) { block in meet(block, block, lists, cuts) }
    // Every two blocks meet once, in rounds in which no block meets two others.
    let players = boxes.count + boxes.count % 2
    for round in 0..<max(players - 1, 0) {
      _ = Workers.map(players / 2) { table in
        let first = table == 0 ? players - 1 : (round + table) % (players - 1)
        let second = (round + players - 1 - table) % (players - 1)
        if max(first, second) < boxes.count {
          meet(min(first, second), max(first, second), lists, cuts)
        }
      }
    }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, point) in order.enumerated() { places[Int(point)] = Int32(place) }
    return lists.neighbors(placedAt: places)
  }

  /// Looks at all pairs of two blocks, or of one with itself.
  private func meet(
    _ first: Int, _ second: Int, _ lists: NearestLists, _ cuts: AlignedBuffer<Float>
  ) {
    let (left, right) = (members(of: first), members(of: second))
    if first != second, boxes.distance(first, second) > limit(left, right, lists) { return }
    scratch.borrow { scratch in
      scratch.multiply(seen.matrix, left, seen.matrix, right)
      for row in left {
        let start = first == second ? row + 1 : right.lowerBound
        meet(row, start..<right.upperBound, right.lowerBound, scratch, left, lists, cuts)
      }
    }
  }

  private func meet(
    _ row: Int, _ others: Range<Int>, _ origin: Int, _ scratch: Scratch, _ left: Range<Int>,
    _ lists: NearestLists, _ cuts: AlignedBuffer<Float>
  ) {
    let products =
      unsafe scratch.products(of: row - left.lowerBound, 0) + (others.lowerBound - origin)
    let halves = unsafe seen.halves.base
    let half = unsafe halves[row]
    let count = unsafe assay_near_columns(
      products, halves + others.lowerBound, cuts.base + others.lowerBound, half, cuts.base[row],
      Int64(others.count), scratch.hits)
    for hit in 0..<Int(count) {
      let column = unsafe Int(scratch.hits[hit])
      let other = others.lowerBound + column
      let isNearRow = unsafe products[column] - halves[other] >= cuts.base[row]
      let isNearOther = unsafe products[column] - half >= cuts.base[other]
      guard isNearRow || isNearOther else { continue }
      let distance = unsafe measure(
        points.base + row * points.stride, points.base + other * points.stride)
      if isNearRow, lists.offer(order[other], at: distance, to: row) {
        unsafe cuts.base[row] = seen.cut(row, limit: lists.limit(of: row), view)
      }
      if isNearOther, lists.offer(order[row], at: distance, to: other) {
        unsafe cuts.base[other] = seen.cut(other, limit: lists.limit(of: other), view)
      }
    }
  }

  /// The greatest distance that any row of two blocks still takes in, and a little for rounding.
  private func limit(_ left: Range<Int>, _ right: Range<Int>, _ lists: NearestLists) -> Double {
    var limit = 0.0
    for row in left { limit = max(limit, lists.limit(of: row)) }
    for row in right { limit = max(limit, lists.limit(of: row)) }
    return limit * (1 + 1e-12)
  }

  private func members(of block: Int) -> Range<Int> {
    (block * Self.blockSize)..<min((block + 1) * Self.blockSize, points.rows)
  }

  @inline(__always)
  private func measure(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>) -> Double {
    unsafe assay_squared_distance(a, b, Int64(points.columns)).squareRoot()
  }
}
