import Graphs

extension InputScaler {
  func scaled(_ row: Numbers) -> Numbers { (row - .constant(origins)) * .constant(factors) }
}
