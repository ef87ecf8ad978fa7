import Foundation

/// A mutant that may survive, and why.
struct Judgement {
  let key: MutationKey
  let reason: String

  /// Reads a list: entries of a file's name, the line, the change and the reason, a line each and more for a long
  /// reason; blank lines between entries; `#` begins a comment.
  static func list(at path: String) throws -> [Judgement] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.hasPrefix("#") }
    return try lines.split(separator: "").map { entry in
      let entry = Array(entry)
      guard entry.count >= 4 else {
        throw Trouble("\(path): wanted a file, a line, a change and a reason, found: \(entry)")
      }
      return Judgement(
        key: MutationKey(file: entry[0], text: entry[1], change: entry[2]),
        reason: entry[3...].joined(separator: " "))
    }
  }
}
