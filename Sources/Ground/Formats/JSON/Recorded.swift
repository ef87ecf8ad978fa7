public import Machine

/// What is kept as a JSON object, each of whose members is declared once.
public protocol Recorded: Sendable {
  static var fields: Fields<Self> { get }
}

extension Recorded {
  public var json: JSON { .object(Self.fields.write(self)) }

  public init(_ reader: JSONReader) throws(FileError) { self = try Self.fields.read(reader) }
}

/// A record and its JSON in one declaration: what writes it is what reads it.
public struct Fields<Whole>: Sendable {
  let write: @Sendable (Whole) -> JSON.Object
  let read: @Sendable (JSONReader) throws(FileError) -> Whole

  /// - Parameters:
  ///   - format: The version that is written beside the fields; newer ones are refused, older ones read.
  ///   - make: What the fields make, in their order.
  ///   - shown: What is written for people and programs beside the fields, and follows from them.
  public init<each Value>(
    format: Int? = nil, _ make: @escaping @Sendable (repeat each Value) -> Whole,
    _ field: repeat Field<Whole, each Value>, shown: [Shown<Whole>] = []
  ) {
    write = { whole in
      var members: JSON.Object = [:]
      if let format { members["format"] = JSON(format) }
      for field in repeat each field { field.write(whole, &members) }
      for member in shown { members[member.name] = member.write(whole) }
      return members
    }
    read = { reader throws(FileError) in
      if let format { try reader.checkFormat(atMost: format) }
      return make(repeat try (each field).read(reader))
    }
  }
}

/// A field of a record: the value in memory, and the member that it is in JSON.
public struct Field<Whole, Value>: Sendable {
  let write: @Sendable (Whole, inout JSON.Object) -> Void
  let read: @Sendable (JSONReader) throws(FileError) -> Value

  /// A field of several members, or of one that depends on others.
  ///
  /// - Parameters:
  ///   - write: Adds the members to those of the record.
  ///   - read: Reads them from the whole record.
  public init(
    among path: any KeyPath<Whole, Value> & Sendable,
    write: @escaping @Sendable (Value, inout JSON.Object) -> Void,
    read: @escaping @Sendable (JSONReader) throws(FileError) -> Value
  ) {
    self.write = { whole, members in write(whole[keyPath: path], &members) }
    self.read = read
  }

  /// A member of the record, which must be there.
  public init(
    _ name: String, _ path: any KeyPath<Whole, Value> & Sendable, _ stored: Stored<Value>
  ) {
    self.init(among: path) { value, members in
      members[name] = stored.write(value)
    } read: { reader throws(FileError) in
      try stored.read(reader[name])
    }
  }

  /// A member of the object that the record has at `outer`.
  public init(
    _ name: String, in outer: String, _ path: any KeyPath<Whole, Value> & Sendable,
    _ stored: Stored<Value>
  ) {
    self.init(among: path) { value, members in
      var inner = members[outer]?.members ?? [:]
      inner[name] = stored.write(value)
      members[outer] = .object(inner)
    } read: { reader throws(FileError) in
      try stored.read(reader[outer][name])
    }
  }

  /// A member that older records do not have.
  ///
  /// - Parameter earlier: What it is in those.
  public init(
    _ name: String, _ path: any KeyPath<Whole, Value> & Sendable, _ stored: Stored<Value>,
    before earlier: Value
  ) where Value: Sendable {
    self.init(among: path) { value, members in
      members[name] = stored.write(value)
    } read: { reader throws(FileError) in
      reader.value[name] == nil ? earlier : try stored.read(reader[name])
    }
  }

  /// A member that is left out where there is no value.
  public init<Wrapped>(
    ifAny name: String, _ path: any KeyPath<Whole, Value> & Sendable, _ stored: Stored<Wrapped>
  ) where Value == Wrapped? {
    self.init(among: path) { value, members in
      members[name] = value.map(stored.write)
    } read: { reader throws(FileError) in
      guard let member = try reader.optional(name) else { return nil }
      return try stored.read(member)
    }
  }
}

/// A member that is written and not read, since the fields of the record tell it.
public struct Shown<Whole>: Sendable {
  let name: String
  let write: @Sendable (Whole) -> JSON

  public init<Value>(
    _ name: String, _ path: any KeyPath<Whole, Value> & Sendable, _ stored: Stored<Value>
  ) {
    self.name = name
    write = { stored.write($0[keyPath: path]) }
  }
}

extension JSONReader {
  /// Refuses a record that a newer version of Assay wrote; older ones are read.
  public func checkFormat(atMost known: Int) throws(FileError) {
    let format = try self["format"].int()
    guard format >= 1, format <= known else {
      throw try self["format"].error(
        "the record has format \(format), but this version of Assay reads up to \(known); use a newer one"
      )
    }
  }
}
