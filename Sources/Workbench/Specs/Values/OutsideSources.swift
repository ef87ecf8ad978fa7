import Formats
public import Forms
import Foundation
import Machine
import Vocabulary

/// A file of scores that were made elsewhere: one number for each row of the data set, in its order.
public struct OutsideScores: Configured, Equatable {
  public static let name = "scores"
  public static let help = "Scores that were made elsewhere; higher is stranger."
  static let file = Key<Self, String>.required(
    "file", .text,
    "An .npy file with one number for each row of the data set, in its order; looked for like "
      + "files of data.")
  static let sha256 = Key<Self, String?>.optional(
    "sha256", .text, "What the bytes of the file hash to; a run notes it by itself.")
  public static var keys: [any FormKey<Self>] { [file, title, sha256] }

  static let title = Key<Self, String?>.outsideName

  public let path: String
  /// What its bytes hash to, once a run has looked.
  public let sha256: String?

  public init(_ settings: Settings<Self>) {
    path = settings[Self.file]
    sha256 = settings[Self.sha256]
  }
}

/// A program that learns and scores in place of a detector.
public struct OutsideCommand: Configured, Equatable {
  public static let name = "command"
  public static let help =
    "A program of yours: rows in and scores out as .npy files, whose paths it finds in its "
    + "environment; 'sh' runs it where assay was started. Trials know it by its words and by the bytes "
    + "of the files that are among them: what else the program reads should not change."
  static let fit = Key<Self, String?>.optionalAxis(
    "fit", .text,
    "Learns from the rows at ASSAY_ROWS and keeps what it needs in the folder ASSAY_MODEL; "
      + "ASSAY_SEED is the trial's seed.")
  static let score = Key<Self, String>.required(
    "score", .text,
    "Writes to ASSAY_SCORES one number for each of the rows at ASSAY_ROWS, higher is stranger, "
      + "by what is in ASSAY_MODEL.")
  static let title = Key<Self, String?>.outsideName
  static let sha256 = Key<Self, String?>.optional(
    "sha256", .text,
    "What the bytes of the files hash to that are words of 'fit' and 'score', such as a script; a run "
      + "notes it by itself.")
  public static var keys: [any FormKey<Self>] { [fit, score, title, sha256] }

  public let fit: String?
  public let score: String

  public init(_ settings: Settings<Self>) {
    fit = settings[Self.fit]
    score = settings[Self.score]
  }
}

extension OutsideCommand {
  /// What the bytes of the files hash to that `settings` name among the words of their commands, such as
  /// a script or a program of one's own; `nil` where there are none. Paths are meant from the current folder.
  static func fileHash(of settings: Settings<Self>) throws(FileError) -> String? {
    let commands = settings.values(of: fit).compactMap { $0 } + [settings[score]]
    let words = commands.flatMap { $0.split(whereSeparator: \.isWhitespace) }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"';&|()<>")) }
    let files = Set(words).filter { FileSystem.kind(of: $0) == .file }.sorted()
    guard !files.isEmpty else { return nil }
    var lines: [String] = []
    for file in files { lines.append("\(try SHA256.hex(ofFile: file))  \(file)\n") }
    return SHA256.hex(of: lines.joined())
  }
}

/// What was made elsewhere can have a name of its own, so that two of a kind are two in every table.
protocol NamedOutside: Configured {
  static var title: Key<Self, String?> { get }
  /// Whether recorded settings are of this kind rather than of another.
  static func isRecorded(in settings: JSON.Object) -> Bool
}

extension OutsideScores: NamedOutside {
  static func isRecorded(in settings: JSON.Object) -> Bool { settings[file.erased.name] != nil }
}
extension OutsideCommand: NamedOutside {
  static func isRecorded(in settings: JSON.Object) -> Bool { settings[score.erased.name] != nil }
}

extension Key where Value == String? {
  static var outsideName: Key {
    .optional(
      "name", .text, "What it is called in tables and answers; else by the word of its kind.")
  }
}

extension ScoreSource {
  private static let outside: [any NamedOutside.Type] = [
    OutsideScores.self, OutsideCommand.self, PyODModel.self, SklearnModel.self,
  ]

  /// What a detector of the spec is called: by its own name where it has one, else by its word.
  static func name(of choice: Choice) throws(SettingError) -> String {
    for kind in outside where kind.name == choice.name {
      guard let name = choice.members[kind.nameKey]?.string else { continue }
      let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
      guard isPlain, !name.isEmpty, !choices.forms.contains(where: { $0.name == name }) else {
        throw SettingError(
          kind.nameKey, mustBe: "letters, digits, '-', '_' and '.', and no detector's word",
          not: name.isEmpty ? "nothing" : name)
      }
      return name
    }
    return choice.name
  }

  /// The word of the detector that a trial calls `detector`, which may be a name of its own.
  static func word(of detector: String, _ settings: JSON.Object) -> String {
    outside.first { settings[$0.nameKey]?.string == detector && $0.isRecorded(in: settings) }?.name
      ?? detector
  }
}

extension NamedOutside {
  fileprivate static var nameKey: String { title.erased.name }
}
