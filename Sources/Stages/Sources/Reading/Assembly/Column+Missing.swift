import Vocabulary

extension Column {
  /// The first row that has no value.
  var firstMissing: Int? {
    switch values {
    case .number(let numbers): numbers.firstIndex(where: \.isNaN)
    case .category(let codes, _): codes.firstIndex { $0 < 0 }
    case .time(let moments): moments.firstIndex(of: nil)
    case .text(let texts): texts.firstIndex(of: nil)
    }
  }

  /// How many rows have no value.
  var missing: Int {
    switch values {
    case .number(let numbers): numbers.count(where: \.isNaN)
    case .category(let codes, _): codes.count { $0 < 0 }
    case .time(let moments): moments.count { $0 == nil }
    case .text(let texts): texts.count { $0 == nil }
    }
  }
}
