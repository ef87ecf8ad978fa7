public import Formats
public import Machine
public import Vocabulary

extension Measurement {
  /// The quantity, its interval and the rows behind it; the name is the key under which it stands.
  public var json: JSON {
    var members: [JSON.Object.Member] = [(key: "rows", value: JSON(rows))]
    switch quantity {
    case .number(let value): members.append((key: "value", value: .number(value)))
    case .undefined(let reason):
      members.append((key: "value", value: .null))
      members.append((key: "reason", value: .text(reason)))
    }
    if let interval { members.append((key: "interval", value: interval.json)) }
    return .object(members)
  }

  public init(_ name: MetricName, _ reader: JSONReader) throws(FileError) {
    let value = try reader["value"]
    let quantity: Quantity =
      value.value.isNull
      ? .undefined(reason: try reader["reason"].text()) : .number(try value.double())
    self.init(
      name, quantity, interval: try reader.optional("interval").map(Interval.init),
      rows: try reader["rows"].int())
  }
}

extension Interval: Recorded {
  public static let fields = Fields(
    Self.init(lower:upper:level:method:), Field("lower", \.lower, .number),
    Field("upper", \.upper, .number), Field("level", \.level, .number),
    Field("method", \.method, .text))
}

extension JSON {
  /// Measurements by their names.
  public init(_ measurements: [Measurement]) {
    self = .object(measurements.map { (key: $0.name.text, value: $0.json) })
  }
}

extension Stored where Value == [Measurement] {
  /// Measurements by their names, in the order of the names.
  static var measurements: Stored {
    Stored {
      JSON($0)
    } read: { reader throws(FileError) in
      try reader.members().map { (member) throws(FileError) in
        try Measurement(MetricName(member.key), member.value)
      }
    }
  }
}

extension Stored where Value == Measurement {
  /// A measurement that says its own name.
  static var measurement: Stored {
    Stored { measurement in
      var members = measurement.json.members ?? [:]
      members["metric"] = measurement.name.json
      return .object(members)
    } read: { reader throws(FileError) in
      try Measurement(MetricName(reader["metric"]), reader)
    }
  }
}

extension Field where Value == Measurement {
  /// A measurement in two members, its name and all else.
  init(_ name: String, named nameKey: String, _ path: any KeyPath<Whole, Measurement> & Sendable) {
    self.init(among: path) { measurement, members in
      members[name] = measurement.json
      members[nameKey] = measurement.name.json
    } read: { reader throws(FileError) in
      try Measurement(MetricName(reader[nameKey]), reader[name])
    }
  }
}

extension MetricName {
  var json: JSON { .text(text) }

  init(_ reader: JSONReader) throws(FileError) { self.init(try reader.text()) }
}

extension Stored where Value == MetricName {
  static var metric: Stored {
    Stored {
      $0.json
    } read: { reader throws(FileError) in
      try MetricName(reader)
    }
  }
}
