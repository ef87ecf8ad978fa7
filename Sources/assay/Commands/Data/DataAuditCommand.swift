import Formats
import Machine
import Sources
import Specs

struct DataAuditCommand: Command {
  static let declaration = Declaration(
    name: "data audit",
    summary: "Say what would make a result on data sets say less than it seems to.",
    discussion: DataSets.discussion + "\n" + DataSets.largeFiles + """

      A spec (.yaml) is audited with its own data sets and division of rows. 'assay help spec split' has
      the keys of '--split'.
      """,
    operands: [DataSets.operand(.atLeast(1), or: "specs")],
    options: DataSets.options + [
      .init(
        name: "--split", value: "SPLIT",
        help: "how rows are divided: 'holdout: { by: time }' (default: not at all)"),
      .init(name: "--strict", help: "end with 1 where a warning or an error is found"),
      .init(name: "--json", help: "print JSON"),
    ])

  private let sets: DataSets
  private let names: [String]
  private let split: String?
  /// An option that says how data are read, which a spec says itself.
  private let reading: String?
  private let isStrict: Bool
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    sets = try DataSets(words)
    names = words.operands(from: 0)
    split = words.value("--split")
    reading = DataSets.options.map(\.name).first(where: words.flag)
    isStrict = words.flag("--strict")
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    let specs = names.filter { ["yaml", "yml"].contains(Paths.ending(of: $0)) }
    guard specs.isEmpty || specs.count == names.count else {
      throw UsageError.other("audit specs or data sets, not both at once")
    }
    guard specs.isEmpty || split == nil else {
      throw UsageError.other("leave '--split' out: a spec says itself how its rows are divided")
    }
    if !specs.isEmpty, let reading {
      throw UsageError.other("leave '\(reading)' out: a spec says itself how its data are read")
    }
    let pages =
      specs.isEmpty
      ? try DataAudit.pages(
        of: sets.spelledOut(names).map(sets.survey), split: split, seed: sets.seed ?? 1)
      : try specs.map(SpecFile.found).flatMap { spec in
        try DataAudit.pages(
          of: Experiment.read(spec),
          searchFolders: SearchFolders.around(spec: spec, home: Home.path))
      }
    if asJSON {
      try console.write(JSON.list(pages.flatMap(\.json)).text(.indented))
    } else {
      try console.show(pages.map { "\($0.name)\n\($0.audit.text)" }.joined())
    }
    let isFound = pages.contains { $0.audit.findings.contains { $0.severity != .note } }
    return isStrict && isFound ? .no : .done
  }
}
