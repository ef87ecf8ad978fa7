import Foundation

/// What a developer may ask for.
struct Options {
  var root = FileManager.default.currentDirectoryPath
  var scratch = ""
  var judged = ""
  /// Only these rooms; all that mutants are planted in if there are none.
  var rooms: [String] = []
  /// Lines a room; in proportion to its code where nothing is said.
  var count: Int?
  /// Lines in all rooms.
  var total = 500
  var seed = 1
  var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// Seconds that the tests of one mutant have beyond five times what they usually take.
  var patience = 20
  /// The report of an earlier check, of which only the survivors are planted.
  var again: String?
  /// Shows what would be planted, and builds nothing.
  var isList = false

  init(_ words: [String]) throws {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--root": root = try Self.value(of: word, &words)
      case "--scratch": scratch = try Self.value(of: word, &words)
      case "--judged": judged = try Self.value(of: word, &words)
      case "--room": rooms.append(try Self.value(of: word, &words))
      case "--count": count = try Self.number(of: word, &words)
      case "--total": total = try Self.number(of: word, &words)
      case "--seed": seed = try Self.number(of: word, &words)
      case "--jobs": jobs = try Self.number(of: word, &words)
      case "--patience": patience = try Self.number(of: word, &words)
      case "--again": again = try Self.value(of: word, &words)
      case "--list": isList = true
      default: throw Trouble("'\(word)' is no option; the options are \(Self.usage)")
      }
    }
    if scratch.isEmpty { scratch = "\(root)/.build/mutants" }
    if judged.isEmpty { judged = "\(root)/Tests/Checks/mutants/judged.txt" }
  }

  private static let usage =
    "--room NAME, --count N, --total N, --seed N, --jobs N, --patience N, --again REPORT, --list, --root DIR, "
    + "--scratch DIR, --judged FILE"

  private static func value(of option: String, _ words: inout ArraySlice<String>) throws -> String {
    guard let value = words.popFirst() else { throw Trouble("\(option) wants a value") }
    return value
  }

  private static func number(of option: String, _ words: inout ArraySlice<String>) throws -> Int {
    let text = try value(of: option, &words)
    guard let number = Int(text), number > 0 else {
      throw Trouble("\(option) wants a number above 0, not '\(text)'")
    }
    return number
  }
}
