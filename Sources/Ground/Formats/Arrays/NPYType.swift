/// How numbers are laid out in an NPY file: NumPy's type descriptions, such as `<f8`.
struct NPYType {
  enum Kind: Character {
    case bool = "b"
    case signed = "i"
    case unsigned = "u"
    case float = "f"
  }

  let kind: Kind
  /// Bytes a number.
  let size: Int
  let isBigEndian: Bool

  /// `nil` if the description is of something that is no number.
  init?(_ description: String) {
    var rest = description[...]
    guard let order = rest.first else { return nil }
    if "<>|=".contains(order) { rest.removeFirst() }
    guard let kind = rest.popFirst().flatMap(Kind.init), let size = Int(rest) else { return nil }
    let sizes: [Int] =
      switch kind {
      case .bool: [1]
      case .signed, .unsigned: [1, 2, 4, 8]
      case .float: [2, 4, 8]
      }
    guard sizes.contains(size) else { return nil }
    self.kind = kind
    self.size = size
    isBigEndian = order == ">"
  }
}
