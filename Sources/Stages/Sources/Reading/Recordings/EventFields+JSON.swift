import Formats
import Vocabulary

extension EventFields {
  /// The members of an object, those of inner ones beside them, without some; `nil` where two have one name.
  init?(_ json: JSON, without beside: Set<String> = []) {
    var named: [(name: String, cell: Cell)] = []
    func add(_ name: String, _ value: JSON) {
      if case .object(let members) = value {
        for (key, value) in members { add("\(name).\(key)", value) }
      } else if !beside.contains(name) {
        named.append((name: name, cell: Cell(value)))
      }
    }
    for (key, value) in json.members ?? [:] { add(key, value) }
    guard Set(named.map(\.name)).count == named.count else { return nil }
    self.init(named)
  }
}

extension Cell {
  fileprivate init(_ json: JSON) {
    self =
      switch json {
      case .null: .missing
      case .bool(let flag): .flag(flag)
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .text(let text): .text(text)
      case .list(let values): .list(values.map { Cell($0) })
      case .object(let members):
        .fields(EventFields(members.map { key, value in (name: key, cell: Cell(value)) }))
      }
  }
}
