/// A graph as plain loops over numbers, which many languages can say: tables that do not change, room for the values of
/// each step, and statements in their order.
struct Code {
  /// Numbers that are known beforehand.
  struct Table {
    let name: String
    let numbers: Numbers

    enum Numbers {
      case real([Double])
      case whole([Int32])
    }
  }

  private(set) var tables: [Table] = []
  /// Where values are left, by name, and how many.
  private(set) var rooms: [(name: String, count: Int)] = []
  private(set) var statements: [Statement] = []
  /// The room, or the table, of the values of each step.
  private var places: [String] = []
  let graph: Graph

  init(_ graph: Graph) {
    self.graph = graph
    for step in graph.steps {
      switch step.operation {
      case .constant(let numbers) where numbers.count > 1: places.append(table(numbers))
      case .constant, .setting: places.append("")  // said where it is needed
      default:
        places.append(room(step.width))
        statements += lines(for: step, into: places[places.count - 1])
      }
    }
  }

  /// The first answer of each output.
  var outputs: [Expression] { graph.places.map { value(of: $0, at: 0) } }

  /// Where all values of a step are.
  func place(of step: Int) -> String { places[step] }

  /// The value of a step that goes with a place of others; a single one goes with each.
  func value(of step: Int, at place: Expression) -> Expression {
    switch graph.steps[step].operation {
    case .constant(let numbers) where numbers.count == 1: .real(numbers[0])
    case .setting(let name, _): .setting(name)
    default: .at(places[step], graph.steps[step].width == 1 ? 0 : place)
    }
  }

  mutating func table(_ numbers: [Double]) -> String { note(.real(numbers)) }

  mutating func table(_ numbers: [Int]) -> String { note(.whole(numbers.map(Int32.init))) }

  private mutating func note(_ numbers: Table.Numbers) -> String {
    tables.append(Table(name: "c\(tables.count)", numbers: numbers))
    return tables[tables.count - 1].name
  }

  /// Room for so many values.
  mutating func room(_ count: Int) -> String {
    rooms.append(("s\(rooms.count)", count))
    return rooms[rooms.count - 1].name
  }
}

/// What is done, one after the other.
indirect enum Statement {
  /// Names for themselves.
  case block([Statement])
  /// A new number, to be changed later; whole ones are counts and places.
  case real(String, Expression)
  case whole(String, Expression)
  case assign(String, Expression)
  /// Puts a number into a place of a room.
  case put(String, Expression, Expression)
  /// Counts a name from 0 up to, but without, a number.
  case count(String, Int, [Statement])
  case during(Expression, [Statement])
  case when(Expression, [Statement], [Statement])
}

/// What is computed.
indirect enum Expression {
  case real(Double)
  case whole(Int)
  case name(String)
  /// The number at a place of a room or of a table of such numbers.
  case at(String, Expression)
  /// The same of a table of whole numbers.
  case wholeAt(String, Expression)
  /// A number of the row, by its place.
  case input(Expression)
  /// Whether a word of the row, by its place among words, is this one.
  case isWord(Int, String)
  case setting(String)
  case binary(Expression, Operator, Expression)
  case call(Function, [Expression])
  case choose(Expression, Expression, Expression)
  case toReal(Expression)
  case toWhole(Expression)
  /// Half of a whole number that is not below 0, rounded down.
  case half(Expression)

  enum Operator: String {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case by = "/"
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
    case and = "&&"
    case or = "||"
    case equals = "=="
  }

  enum Function {
    case magnitude, root, exponential, powerOfTwo, tanh, errorFunction, power, rounded, isMissing
  }
}

extension Expression: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  init(integerLiteral number: Int) { self = .whole(number) }
  init(stringLiteral name: String) { self = .name(name) }

  static func + (one: Expression, other: Expression) -> Expression { .binary(one, .plus, other) }
  static func - (one: Expression, other: Expression) -> Expression { .binary(one, .minus, other) }
  static func * (one: Expression, other: Expression) -> Expression { .binary(one, .times, other) }
  static func / (one: Expression, other: Expression) -> Expression { .binary(one, .by, other) }
  static func < (one: Expression, other: Expression) -> Expression { .binary(one, .below, other) }
  static func > (one: Expression, other: Expression) -> Expression { .binary(one, .above, other) }
  static func <= (one: Expression, other: Expression) -> Expression { .binary(one, .atMost, other) }
  static func >= (one: Expression, other: Expression) -> Expression {
    .binary(one, .atLeast, other)
  }
  static func && (one: Expression, other: Expression) -> Expression { .binary(one, .and, other) }
  static func || (one: Expression, other: Expression) -> Expression { .binary(one, .or, other) }

  func larger(_ other: Expression) -> Expression { .choose(self > other, self, other) }
  func smaller(_ other: Expression) -> Expression { .choose(self < other, self, other) }

  /// 1 where true, else 0.
  var truth: Expression { .choose(self, .real(1), .real(0)) }
}
