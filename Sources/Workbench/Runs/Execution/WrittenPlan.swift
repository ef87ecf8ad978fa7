import Artifacts
import Formats
public import Machine

/// The open trials of a run as a file, for an engine that hands ranges of them to machines of its own.
public struct WrittenPlan: Sendable, Equatable {
  static let format = 2

  let setup: TrialMessages.Setup
  let orders: [Order]

  /// How many trials it has.
  public var count: Int { orders.count }

  init(_ setup: TrialMessages.Setup, _ orders: [Order]) {
    self.setup = setup
    self.orders = orders
  }

  /// Reads the plan at `path`.
  public init(readFrom path: String) throws(FileError) {
    let reader = try JSONReader.read(path)
    guard try reader["format"].int() <= Self.format else {
      throw try reader["format"].error("is a plan of a newer Assay")
    }
    setup = try TrialMessages.Setup(reader["setup"])
    var orders: [Order] = []
    for order in try reader["trials"].list() { orders.append(try TrialMessages.order(order)) }
    self.orders = orders
  }

  var json: JSON {
    [
      "format": JSON(Self.format), "setup": setup.json,
      "trials": .list(orders.map(TrialMessages.json)),
    ]
  }
}
