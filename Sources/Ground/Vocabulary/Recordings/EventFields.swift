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
    let place = names.partitioned { $0 < name }
    return place < names.count && names[place] == name ? cells[place] : nil
  }
}

extension EventFields: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral named: (String, Cell)...) {
    self.init(named.map { (name: $0.0, cell: $0.1) })
  }
}
