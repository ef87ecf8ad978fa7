/// Cells by their names, in the order of the names; what is missing is not among them.
public struct EventFields: Sendable, Equatable {
  public let names: [String]
  public let cells: [Cell]

  /// - Precondition: no name comes twice.
  public init(_ named: [(name: String, cell: Cell)]) {
    let sorted = named.filter { $0.cell != .missing }.sorted { $0.name < $1.name }
    names = sorted.map(\.name)
    cells = sorted.map(\.cell)
    for (one, next) in zip(names, names.dropFirst()) {
      precondition(one != next, "two fields are called '\(one)'")
    }
  }

  public subscript(name: String) -> Cell? {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low] == name ? cells[low] : nil
  }
}

extension EventFields: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral named: (String, Cell)...) {
    self.init(named.map { (name: $0.0, cell: $0.1) })
  }
}
