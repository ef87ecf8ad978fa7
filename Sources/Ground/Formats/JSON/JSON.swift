/// A JSON value.
///
/// Equal values are written as equal bytes: keys sorted, numbers in their shortest spelling that
/// reads back to the same bits.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number that was written without point and exponent and fits 64 bits.
  case integer(Int)
  /// Any other number; finite whenever it is written.
  case number(Double)
  case text(String)
  case list([JSON])
  case object(Object)
}

extension JSON {
  /// An object of the given members, whose keys must differ.
  public static func object(_ members: [(key: String, value: JSON)]) -> JSON {
    .object(Object(members))
  }

  /// A number, or null where there is none.
  public init(_ number: Double?) { self = number.map(JSON.number) ?? .null }

  /// A text, or null where there is none.
  public init(_ text: String?) { self = text.map(JSON.text) ?? .null }

  public init(_ integer: Int) { self = .integer(integer) }

  public init(_ bool: Bool) { self = .bool(bool) }

  public init(_ numbers: [Double]) { self = .list(numbers.map(JSON.number)) }

  public init(_ integers: [Int]) { self = .list(integers.map(JSON.integer)) }

  public init(_ texts: [String]) { self = .list(texts.map(JSON.text)) }
}

// What a value is, or `nil` if it is something else; `JSONReader` says where and why instead.
extension JSON {
  public var isNull: Bool { self == .null }

  public var boolean: Bool? { if case .bool(let value) = self { value } else { nil } }

  public var int: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, however it was written.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  public var string: String? { if case .text(let value) = self { value } else { nil } }

  public var elements: [JSON]? { if case .list(let values) = self { values } else { nil } }

  public var members: Object? { if case .object(let members) = self { members } else { nil } }

  /// The member called `key`, or `nil` where there is none or this is no object.
  public subscript(key: String) -> JSON? { members?[key] }

  /// What sort of value this is, as it ends the sentence "found …".
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
