/// The order in which numbers of one layout are taken to get the other.
enum RowMajor {
  /// For each place in row-major order, where its number stands in column-major order.
  static func order(ofColumnMajor shape: [Int]) -> [Int] {
    let count = shape.reduce(1, *)
    guard count > 0 else { return [] }
    let strides = shape.indices.map { shape[..<$0].reduce(1, *) }
    var order: [Int] = []
    order.reserveCapacity(count)
    var place = [Int](repeating: 0, count: shape.count)
    var offset = 0
    for _ in 0..<count {
      order.append(offset)
      var dimension = shape.count - 1
      while dimension >= 0 {
        place[dimension] += 1
        offset += strides[dimension]
        if place[dimension] < shape[dimension] { break }
        offset -= place[dimension] * strides[dimension]
        place[dimension] = 0
        dimension -= 1
      }
    }
    return order
  }
}
