import Generators
import Numerics
import Vocabulary

/// A world of Elide as its engine would record it: a vector a line, and of sensors the device beside it.
struct ScenarioRecording: RecordingGenerator, Hashable {
  let scenario: ElideScenario

  var recipe: String { scenario.recipe }
  var easyKinds: [String] { scenario.easyKinds }
  var cells: Double { scenario.cells }

  func record(seed: Seed) -> Recording {
    let rows = scenario.generate(seed: seed)
    let columns = rows.table.columns
    return Recording(
      name: rows.name,
      events: (0..<rows.rows).map { row in
        Event(
          time: rows.times?[row] ?? Int64(row), group: rows.groups?[row],
          fields: EventFields(
            columns.map { (name: $0.name, cell: .number($0.numbers?[row] ?? 0)) }))
      }, labels: rows.labels, kinds: rows.kinds,
      ids: (0..<rows.rows).map(Self.id),
      grouping: rows.groups == nil ? nil : Self.device, timing: "timestamp",
      provenance: rows.provenance)
  }

  /// A name by which rows of one moment stand in their order.
  private static func id(of row: Int) -> String {
    let digits = "\(row + 1)"
    return "evt_" + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }

  static let device = "metadata.deviceId"
}
