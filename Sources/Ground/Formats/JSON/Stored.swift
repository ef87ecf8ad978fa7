public import Machine

/// How values of a type are written as JSON, and read from it again.
public struct Stored<Value>: Sendable {
  public let write: @Sendable (Value) -> JSON
  public let read: @Sendable (JSONReader) throws(FileError) -> Value

  public init(
    write: @escaping @Sendable (Value) -> JSON,
    read: @escaping @Sendable (JSONReader) throws(FileError) -> Value
  ) {
    self.write = write
    self.read = read
  }
}

extension Stored where Value == String {
  public static var text: Stored {
    Stored(write: JSON.text) { reader throws(FileError) in try reader.text() }
  }
}

extension Stored where Value == Int {
  public static var whole: Stored {
    Stored(write: JSON.integer) { reader throws(FileError) in try reader.int() }
  }
}

extension Stored where Value == Double {
  public static var number: Stored {
    Stored(write: JSON.number) { reader throws(FileError) in try reader.double() }
  }
}

extension Stored where Value == Bool {
  public static var flag: Stored {
    Stored(write: JSON.bool) { reader throws(FileError) in try reader.bool() }
  }
}

extension Stored where Value == JSON {
  /// Whatever it is, as it is.
  public static var json: Stored {
    Stored {
      $0
    } read: { reader in
      reader.value
    }
  }
}

extension Stored where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of the cases, by its word.
  public static var word: Stored {
    Stored {
      .text($0.rawValue)
    } read: { reader throws(FileError) in
      guard let value = Value(rawValue: try reader.text()) else {
        let words = Value.allCases.map(\.rawValue)
        throw reader.error(
          "wanted \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")")
      }
      return value
    }
  }
}

extension Stored where Value: Recorded {
  /// An object of its fields.
  public static var record: Stored {
    Stored {
      $0.json
    } read: { reader throws(FileError) in
      try Value(reader)
    }
  }
}

extension Stored {
  /// Such a value, or null.
  public static func optional<Wrapped>(_ wrapped: Stored<Wrapped>) -> Stored
  where Value == Wrapped? {
    Stored {
      $0.map(wrapped.write) ?? .null
    } read: { reader throws(FileError) in
      reader.value.isNull ? nil : try wrapped.read(reader)
    }
  }

  public static func list<Element>(of element: Stored<Element>) -> Stored
  where Value == [Element] {
    Stored {
      .list($0.map(element.write))
    } read: { reader throws(FileError) in
      try reader.list().map { (entry) throws(FileError) in try element.read(entry) }
    }
  }
}
