import Formats
import Machine
import Numerics
import Sources
import Specs
import Vocabulary

/// The data sets that the words of a command name, read as its options say.
struct DataSets {
  private let mirror: String?
  private let settings: ReadingSettings
  private let corruptions: String?
  let seed: Int?

  init(_ words: Words) throws(UsageError) {
    mirror = words.value("--mirror")
    settings = ReadingSettings(words)
    corruptions = words.value("--corrupt")
    seed = try words.seed()
  }

  /// The names, with those that a star stands for in its place.
  func spelledOut(_ names: [String]) throws -> [String] {
    try names.flatMap { name -> [String] in
      name.hasSuffix("*") ? try DatasetNames.matching([name]) : [name]
    }
  }

  /// The rows to look at: of a file with too many, some with what all of them say together.
  func survey(_ name: String) throws -> SurveyedDataset {
    // What is done to rows on purpose is done to all of them.
    guard corruptions == nil, !isRecipe(name) else {
      return SurveyedDataset(whole: try dataset(name))
    }
    return try source(name).survey(
      settings, within: RowAllowance.standard.with(seed: Seed(spec: seed ?? 1)))
  }

  private func isRecipe(_ name: String) -> Bool {
    Generation.isRecipe(name) && FileSystem.kind(of: name) != .file
  }

  func dataset(_ name: String) throws -> Dataset {
    if isRecipe(name) {
      return try Generation(name, seed: seed, corruptions: corruptions).dataset()
    }
    let dataset = try source(name).read(settings)
    return try corruptions.map { try dataset.corrupted(by: $0, seed: seed) } ?? dataset
  }

  private func source(_ name: String) -> DataSource {
    if name.hasPrefix("query:") {
      return .query(String(name.dropFirst("query:".count).drop { $0 == " " }))
    }
    let isThere = [.file, .other].contains(FileSystem.kind(of: name))
    return isThere || name.contains(".") ? .file(name) : .catalog(name, mirror: mirror)
  }
}

// What the commands that read data sets declare.
extension DataSets {
  static let discussion = """
    A star stands for several names: 'adbench/*'. What a spec has under 'generate' may stand where a name
    may, and so does 'query: SELECT …' for DuckDB.
    """

  static let largeFiles = """
    Of a text with more than a million rows, or more than some 400 MB of them, rows are drawn by chance to
    look at ('--seed'). What is counted is counted in all rows; how many values differ, how many rows
    repeat another and which word is the most frequent is estimated where there are too many, and said so
    (≈, and '…_bounds' in JSON). What an audit says of the drawn rows alone it says after a note.
    """

  static func operand(
    _ count: Declaration.Operand.Count, or more: String? = nil
  ) -> Declaration.Operand {
    .init(
      name: "NAME|FILE",
      help: "names of the catalog, files or recipes" + (more.map { ", or \($0)" } ?? ""),
      count: count, holds: .data)
  }

  static let mirror = Declaration.Option(
    name: "--mirror", value: "DIR", help: "a folder that holds the files of the catalog")
  static let corrupt = Declaration.Option(
    name: "--corrupt", value: "LIST",
    help: "what is done to rows on purpose: 'missing-cells: { share: 0.1 }', or a list")
  static let seed = Declaration.Option(
    name: "--seed", value: "N", help: "the seed of what chance decides (default: 1)")

  static let options: [Declaration.Option] = [
    mirror,
    .init(name: "--label", value: "NAME", help: "the column, or array, of labels"),
    .init(name: "--time", value: "NAME", help: "the column that says when a row happened"),
    .init(name: "--group", value: "NAME", help: "the column that says to whom a row belongs"),
    .init(name: "--id", value: "NAME", help: "the column that names each row"),
    .init(name: "--kind", value: "NAME", help: "the column that says what sort an anomaly is"),
    .init(
      name: "--encoding", value: "NAME", help: "how the text of files stands in bytes",
      choices: TextEncoding.allCases.map(\.rawValue)),
    corrupt, seed,
  ]
}

extension Words {
  /// The seed of what chance decides, where it is said.
  func seed() throws(UsageError) -> Int? { try whole("--seed", in: 0...(.max)) }
}

extension ReadingSettings {
  /// What the options say of the columns.
  fileprivate init(_ words: Words) {
    self.init()
    if let label = words.value("--label") { self.label = .column(label) }
    time = words.value("--time").map { TimeSettings(column: $0) }
    group = words.value("--group")
    id = words.value("--id")
    kind = words.value("--kind")
    encoding = words.value("--encoding").flatMap(TextEncoding.init) ?? encoding
  }
}
