/// A block of numbers with a shape, as models are stored.
public struct Tensor: Sendable, Equatable {
  public let shape: [Int]
  public let values: Values

  public enum Values: Sendable, Equatable {
    case float([Float])
    case double([Double])
    case int32([Int32])
    case int64([Int64])
    case byte([UInt8])
  }

  public init(_ values: Values, shape: [Int]? = nil) {
    self.values = values
    self.shape = shape ?? [values.count]
    precondition(
      self.shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(self.shape)")
  }
}

extension Tensor.Values {
  public var count: Int {
    switch self {
    case .float(let values): values.count
    case .double(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .byte(let values): values.count
    }
  }
}

/// All that a fitted part needs to be itself again: named tensors, and settings as text.
///
/// Parts of a whole keep their weights apart by a prefix: `members.0.forest.thresholds`.
public struct Weights: Sendable, Equatable {
  public var tensors: [String: Tensor] = [:]
  public var settings: [String: String] = [:]

  public init() {}

  /// Takes in all of `other`, each name with `prefix` and a dot before it.
  public mutating func embed(_ other: Weights, as prefix: String) {
    for (name, tensor) in other.tensors { tensors["\(prefix).\(name)"] = tensor }
    for (name, text) in other.settings { settings["\(prefix).\(name)"] = text }
  }

  /// What was embedded under `prefix`, under its own names again.
  public func extracted(from prefix: String) -> Weights {
    var part = Weights()
    let start = "\(prefix)."
    for (name, tensor) in tensors where name.hasPrefix(start) {
      part.tensors[String(name.dropFirst(start.count))] = tensor
    }
    for (name, text) in settings where name.hasPrefix(start) {
      part.settings[String(name.dropFirst(start.count))] = text
    }
    return part
  }
}

/// Weights that are not those of the part that reads them.
public struct WeightsError: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

extension Weights {
  /// The tensor called `name`, of any shape whose sizes multiply to its count.
  public func tensor(_ name: String) throws(WeightsError) -> Tensor {
    guard let tensor = tensors[name] else { throw WeightsError("the weights have no '\(name)'") }
    return tensor
  }

  public func doubles(_ name: String) throws(WeightsError) -> [Double] {
    guard case .double(let values) = try tensor(name).values else { throw wrong(name, "Double") }
    return values
  }

  public func floats(_ name: String) throws(WeightsError) -> [Float] {
    guard case .float(let values) = try tensor(name).values else { throw wrong(name, "Float") }
    return values
  }

  public func int32s(_ name: String) throws(WeightsError) -> [Int32] {
    guard case .int32(let values) = try tensor(name).values else { throw wrong(name, "Int32") }
    return values
  }

  public func int64s(_ name: String) throws(WeightsError) -> [Int64] {
    guard case .int64(let values) = try tensor(name).values else { throw wrong(name, "Int64") }
    return values
  }

  public func bytes(_ name: String) throws(WeightsError) -> [UInt8] {
    guard case .byte(let values) = try tensor(name).values else { throw wrong(name, "byte") }
    return values
  }

  /// The setting called `name`, read as whatever the caller wants it to be.
  public func setting<Value: LosslessStringConvertible>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(WeightsError) -> Value {
    guard let text = settings[name] else {
      throw WeightsError("the weights have no setting '\(name)'")
    }
    guard let value = Value(text) else {
      throw WeightsError("setting '\(name)' of the weights is '\(text)', which is no \(type)")
    }
    return value
  }

  private func wrong(_ name: String, _ wanted: String) -> WeightsError {
    WeightsError("'\(name)' of the weights does not hold \(wanted) numbers")
  }
}

extension Weights {
  /// How many bytes the numbers of all tensors take.
  public var byteCount: Int { tensors.values.reduce(0) { $0 + $1.values.byteCount } }
}

extension Tensor.Values {
  /// How many bytes the numbers take.
  public var byteCount: Int {
    switch self {
    case .float(let values): values.count * 4
    case .double(let values): values.count * 8
    case .int32(let values): values.count * 4
    case .int64(let values): values.count * 8
    case .byte(let values): values.count
    }
  }
}
