public import Files
public import Vocabulary

extension ThresholdChoice {
  public var json: JSON {
    var members: [JSON.Object.Member] = [
      (key: "method", value: .text(method)), (key: "wish", value: .text(wish)),
      (key: "sentence", value: .text(sentence)),
    ]
    switch outcome {
    case .chosen(let threshold): members.append((key: "chosen", value: threshold.json))
    case .infeasible(let why): members.append((key: "infeasible", value: why.json))
    }
    return .object(members)
  }

  public init(_ reader: JSONReader) throws(FileError) {
    let outcome: Outcome =
      if let why = try reader.optional("infeasible") { .infeasible(try Infeasibility(why)) } else {
        .chosen(try Threshold(reader["chosen"]))
      }
    self.init(
      method: try reader["method"].text(), wish: try reader["wish"].text(), outcome: outcome,
      sentence: try reader["sentence"].text())
  }
}

extension Infeasibility {
  var json: JSON {
    [
      "sentence": .text(sentence), "lacking": JSON(lacking), "needed": JSON(needed),
      "found": JSON(found),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      try reader["sentence"].text(), lacking: try reader.present("lacking")?.text(),
      needed: try reader.present("needed")?.double(),
      found: try reader.present("found")?.double())
  }
}

extension Threshold {
  public var json: JSON {
    [
      "threshold": .number(value), "lowest_alarmed": JSON(lowestAlarmed),
      "holds_in_float": JSON(holdsInFloat), "interval": interval?.json ?? .null,
      "basis": .text(basis.rawValue), "guarantee": guarantee?.json ?? .null,
      "edge": JSON(edge?.rawValue), "achieved": JSON(achieved), "expected": JSON(expected),
    ]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    guard let basis = ThresholdBasis(rawValue: try reader["basis"].text()) else {
      throw try reader["basis"].error("wanted validation, training or oracle")
    }
    self.init(
      value: try reader["threshold"].double(),
      lowestAlarmed: try reader.present("lowest_alarmed")?.double(),
      holdsInFloat: try reader["holds_in_float"].bool(),
      interval: try reader.present("interval").map(Interval.init), basis: basis,
      guarantee: try reader.present("guarantee").map(Guarantee.init),
      edge: (try reader.present("edge")?.text()).flatMap(Edge.init),
      achieved: try reader["achieved"].measurements(),
      expected: try reader["expected"].measurements())
  }
}

extension Guarantee {
  var json: JSON {
    [
      "sentence": .text(sentence), "quantity": quantity.json, "bound": .number(bound),
      "confidence": JSON(confidence), "rows": JSON(rows),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      sentence: try reader["sentence"].text(), quantity: try MetricName(reader["quantity"]),
      bound: try reader["bound"].double(),
      confidence: try reader.present("confidence")?.double(),
      rows: try reader["rows"].int())
  }
}

extension JSONReader {
  /// The member called `key`, or `nil` where that is null.
  func present(_ key: String) throws(FileError) -> JSONReader? {
    let member = try self[key]
    return member.value.isNull ? nil : member
  }
}
