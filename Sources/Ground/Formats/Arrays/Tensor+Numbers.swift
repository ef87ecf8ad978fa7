public import Vocabulary

extension Tensor {
  /// The numbers as Doubles, whatever they were; exact but for integers beyond 2⁵³.
  public var doubles: [Double] {
    switch values {
    case .float(let values): values.map(Double.init)
    case .double(let values): values
    case .int32(let values): values.map(Double.init)
    case .int64(let values): values.map(Double.init)
    case .byte(let values): values.map(Double.init)
    }
  }
}
