/// To whom each row belongs: an index into `names` a row.
public struct Groups: Sendable, Equatable {
  public let codes: [Int32]
  public let names: [String]

  public init(codes: [Int32], names: [String]) {
    precondition(codes.allSatisfy { $0 >= 0 && $0 < names.count }, "a row has no group")
    self.codes = codes
    self.names = names
  }

  /// Groups of rows by name; names are numbered in the order in which they first appear.
  public init(of rows: [String]) {
    var places: [String: Int32] = [:]
    var names: [String] = []
    codes = rows.map { name in
      if let place = places[name] { return place }
      let place = Int32(names.count)
      places[name] = place
      names.append(name)
      return place
    }
    self.names = names
  }

  /// The name of a row's group.
  public subscript(row: Int) -> String { names[Int(codes[row])] }

  /// The groups of the rows at `indices`, in that order, under the same codes.
  public func gathering(_ indices: [Int]) -> Groups {
    Groups(codes: indices.map { codes[$0] }, names: names)
  }
}
