public import Files
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

extension Interval {
  public var json: JSON {
    [
      "lower": .number(lower), "upper": .number(upper), "level": .number(level),
      "method": .text(method),
    ]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    self.init(
      lower: try reader["lower"].double(), upper: try reader["upper"].double(),
      level: try reader["level"].double(), method: try reader["method"].text())
  }
}

extension JSON {
  /// Measurements by their names.
  public init(_ measurements: [Measurement]) {
    self = .object(measurements.map { (key: $0.name.text, value: $0.json) })
  }
}

extension JSONReader {
  /// Measurements by their names, in the order of the names.
  public func measurements() throws(FileError) -> [Measurement] {
    var all: [Measurement] = []
    for (name, reader) in try members() { all.append(try Measurement(MetricName(name), reader)) }
    return all
  }
}

extension MetricName {
  var json: JSON { .text(text) }

  init(_ reader: JSONReader) throws(FileError) { self.init(try reader.text()) }
}
