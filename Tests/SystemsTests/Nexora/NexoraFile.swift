import Formats
import Forms
import Machine
import TestKit
import Vocabulary

@testable import Systems

/// Lines of Nexora, which are written to a file, read and removed.
struct NexoraFile {
  let text: String
  var name = "a.jsonl"

  init(_ lines: String..., as name: String = "a.jsonl") {
    text = lines.joined(separator: "\n")
    self.name = name
  }

  func recording(_ members: JSON.Object = [:]) throws -> Recording {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, name)
      try FileSystem.write(text + "\n", to: path)
      let said = try FormReader.choice(
        Choice("nexora", members).json.text(), among: Systems.events.forms, from: "test")
      return try Systems.events.make(said).recording(path, .utf8, beside: [:])
    }
  }

  /// What is wrong with it, behind the name of the file.
  func complaint(_ members: JSON.Object = [:]) -> String {
    do {
      _ = try recording(members)
      return "no complaint"
    } catch { return "\(error)".split(separator: "\(name):").last.map(String.init) ?? "" }
  }

  /// A line that says what it must, and more.
  static func line(
    _ more: String = "", tenant: String = "t1", time: Int = 1_772_618_400_000
  ) -> String {
    #"{"tenant_id": "\#(tenant)", "entity_id": "e1", "timestamp": \#(time), "entity_type": "api_key""#
      + (more.isEmpty ? "}" : ", \(more)}")
  }
}
