import Features
import Forms
import Generators
import Machine
import Numerics
import Sources
import Systems
public import Vocabulary
import YAML

/// Rows that are made rather than read, by a recipe as a spec's `generate` has it:
/// `table: { shape: rings, rows: 500 }`.
public struct Generation: Sendable {
  /// The word that names the generator.
  private let name: String
  private let maker: RowMaker
  private let corruptions: [Corruption]
  private let seed: Seed?
  private let searchFolders: [String]

  /// - Parameters:
  ///   - seed: The seed of all that chance decides, instead of the seeds in the texts.
  ///   - corruptions: What is done to the rows, as a spec's `corrupt` has it.
  ///   - searchFolders: Where a recipe's own files are looked for.
  public init(
    _ recipe: String, seed: Int? = nil, corruptions: String? = nil, searchFolders: [String] = ["."]
  ) throws {
    let choice = try FormReader.choice(recipe, among: Self.choices.forms, from: "recipe")
    name = choice.name
    maker = try Self.choices.make(choice)
    self.corruptions = try corruptions.map(Self.corruptions) ?? []
    self.seed = seed.map { Seed(spec: $0) }
    self.searchFolders = searchFolders
  }

  private static let choices = RowMaker.choices

  /// The names of the generators.
  public static var names: [String] { choices.forms.map(\.name) }

  /// Whether a text is meant as a recipe: it begins with the name of a generator.
  public static func isRecipe(_ text: String) -> Bool {
    let rest = text.drop { $0 == "{" || $0 == " " }
    let word = rest.prefix { $0.isLetter }
    return names.contains(String(word)) && (rest == word || rest.dropFirst(word.count).first == ":")
  }

  /// The rows, with all that stands beside them.
  public func dataset() throws -> Dataset {
    let made = try DataLoader.made(by: maker, seed: seed, searchFolders: searchFolders)
    guard made.rows > 0 else {
      throw DataError.nothingToDo(
        "'\(name)' makes no rows with these settings; ask for more days or users")
    }
    return try made.corrupted(by: corruptions, seed: seed)
  }

  /// Writes the rows in the form that the file's name tells, and answers what was written, in a line.
  ///
  /// Behaviour becomes a table, unless the name asks for JSON Lines: then it is the recording itself.
  public func write(to path: String) throws -> String {
    guard case .seen(let made) = maker.way, FileFormat(name: path) == .jsonl else {
      return try dataset().written(to: path)
    }
    guard corruptions.isEmpty else {
      throw DataError.nothingToDo(
        "a recording cannot be corrupted, a table can: write it to a file called .csv or .npz")
    }
    try DataLoader.checkRoom(for: made.generator.cells)
    let recording = made.record(seed: seed ?? maker.seed)
    let written = try recording.write(to: path)
    let sessions = Set(recording.events.compactMap { $0["session"]?.word }).count
    return
      ([
        "\(path): a recording of \(recording.events.count) lines"
          + (sessions > 0 ? " and \(sessions) sessions" : "") + ", SHA-256 "
          + (try SHA256.hex(ofFile: path))
      ]
      + made.generator.shortfalls(of: recording).map { "  note: \($0)" }
      + [
        "  in a spec: { file: \(path), \(made.saysItself ? "" : "\(written.settings.uses), ")"
          + "events: \(try made.events(recording)) }"
      ]).joined(separator: "\n")
  }

  fileprivate static func corruptions(_ text: String) throws -> [Corruption] {
    let choices = try FormReader.choices(
      text, among: Corruption.choices.forms, from: "--corrupt")
    return try choices.map { try Corruption.choices.make($0) }
  }
}

extension Dataset {
  /// The rows with corruptions done to them, as a spec's `corrupt` has them.
  public func corrupted(by text: String, seed: Int? = nil) throws -> Dataset {
    try corrupted(by: Generation.corruptions(text), seed: seed.map { Seed(spec: $0) })
  }

  /// Writes the rows, and answers what was written, and how a spec reads it back.
  public func written(to path: String) throws -> String {
    let written = try write(to: path)
    let uses = written.settings.uses
    return
      (["\(written.path): \(rows) rows, fingerprint \(fingerprint)"]
      + (written.notes + provenance.notes).map { "  note: \($0)" }
      + (uses.isEmpty ? [] : ["  in a spec: { file: \(written.path), \(uses) }"]))
      .joined(separator: "\n")
  }
}

extension ReadingSettings {
  /// What the columns beside the features are, in the words of a spec.
  fileprivate var uses: String {
    var uses: [(key: String, column: String)] = []
    if needsHeader { uses.append(("header", "true")) }
    if format == .npy, let names { uses.append(("names", "[\(names.joined(separator: ", "))]")) }
    if case .column(let column, _) = label { uses.append(("label", column)) }
    if let time { uses.append(("time", time.column)) }
    for (key, column) in [("group", group), ("id", id), ("kind", kind)] {
      if let column { uses.append((key, column)) }
    }
    return uses.map { "\($0.key): \($0.column)" }.joined(separator: ", ")
  }
}

/// Names of the catalog.
public enum DatasetNames {
  /// The names that patterns stand for; a pattern may end in a star.
  public static func matching(_ patterns: [String]) throws -> [String] {
    let catalog = try Catalog()
    var names: [String] = []
    for pattern in patterns {
      guard pattern.hasSuffix("*") else {
        names.append(try catalog.entry(pattern).name)
        continue
      }
      let start = pattern.dropLast()
      let matches = catalog.entries.filter { $0.name.hasPrefix(start) && $0.reading != nil }
      guard !matches.isEmpty else {
        throw DataError.nothingToDo("no data set of the catalog is called '\(pattern)'")
      }
      names += matches.map(\.name)
    }
    return names.uniqued()
  }
}
