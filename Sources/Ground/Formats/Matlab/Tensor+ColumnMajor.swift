import Vocabulary

extension Tensor {
  /// Doubles in row-major order out of numbers that lie column by column.
  ///
  /// - Precondition: The shape is that of the numbers.
  init(columnMajor values: Tensor.Values, _ shape: [Int]) {
    let doubles = Tensor(values).doubles
    let order = RowMajor.order(ofColumnMajor: shape)
    self.init(.double(order.map { doubles[$0] }), shape: shape)
  }
}
