import Formats
import Forms
import Machine
import TestKit
import Vocabulary

@testable import Systems

/// A file of ExpenseFlow's lines, which is written, read and removed.
struct FlowFile {
  var text: String
  var name = "a.jsonl"
  var members: JSON.Object = [:]
  /// The name and text of a file of feedback.
  var feedback: (name: String, text: String)?

  init(
    _ text: String, as name: String = "a.jsonl", _ members: JSON.Object = [:],
    feedback: (name: String, text: String)? = nil
  ) {
    self.text = text
    self.name = name
    self.members = members
    self.feedback = feedback
  }

  func recording() throws -> Recording {
    try withTemporaryFolder { try recording(in: $0) }
  }

  /// What is wrong with it, without the folder.
  func complaint() throws -> String {
    try withTemporaryFolder { folder in
      do {
        _ = try recording(in: folder)
        return "no complaint"
      } catch { return "\(error)".replacing(folder + "/", with: "") }
    }
  }

  private func recording(in folder: String) throws -> Recording {
    let path = Paths.join(folder, name)
    try FileSystem.write(text + "\n", to: path)
    var beside: String?
    if let feedback {
      beside = Paths.join(folder, feedback.name)
      try FileSystem.write(feedback.text + "\n", to: Paths.join(folder, feedback.name))
    }
    let reading = ExpenseFlowReading(try Settings<ExpenseFlowReading>(members).checked())
    return try reading.recording(path, feedback: beside)
  }
}

/// Lines with no more than what they must have, and what a test adds.
enum FlowLines {
  static let time = 1_772_618_400_000

  static func signal(_ more: String = "", at time: Int = time) -> String {
    #"{"type": "signal", "time": \#(time), "session": "s", "user": "u", "signalType": "IP_CHANGE", "#
      + #""severity": "LOW", "trustImpact": -3\#(more.isEmpty ? "" : ", \(more)")}"#
  }

  static func request(_ more: String = "", at time: Int = time) -> String {
    #"{"type": "request", "time": \#(time), "session": "s", "user": "u"\#(more.isEmpty ? "" : ", \(more)")}"#
  }

  static func session(_ event: String, _ more: String = "", at time: Int = time) -> String {
    #"{"type": "session", "event": "\#(event)", "time": \#(time), "session": "s", "user": "u""#
      + "\(more.isEmpty ? "" : ", \(more)")}"
  }
}
