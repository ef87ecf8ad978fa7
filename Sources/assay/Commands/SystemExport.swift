import Bundles
import Machine
import Sources
import Systems
import Vocabulary
import Wording

/// The document of a system that `assay export` is asked for.
struct SystemExport {
  static let systems = documented.map { $0.name }

  private static let documented = Systems.all.compactMap { $0 as? any DocumentedSystem.Type }

  private let system: any DocumentedSystem.Type
  private let file: String
  private let version: Int
  private let isActive: Bool
  private let rows: String?

  /// `nil` where no document is asked for.
  init?(_ words: Words) throws(UsageError) {
    let beside = ["--to", "--model-version", "--rows"].first { words.value($0) != nil }
    guard let system = Self.documented.first(where: { $0.name == words.value("--system") }) else {
      guard let option = beside ?? (words.flag("--active") ? "--active" : nil) else { return nil }
      throw .other("'\(option)' says nothing without '--system'")
    }
    guard let file = words.value("--to") else {
      throw .other("say where the document is written: '--to FILE'")
    }
    self.system = system
    self.file = file
    version = try words.whole("--model-version", in: 1...(.max)) ?? 1
    isActive = words.flag("--active")
    rows = words.value("--rows")
  }

  func write(_ bundle: OpenedBundle, on console: Console) throws {
    let document = try system.document(
      of: bundle.pipeline,
      DocumentIdentity(
        version: version, isActive: isActive, notes: bundle.dataNotes, settings: bundle.settings))
    try write(document.content, on: console)
    for note in document.notes { console.complain("assay: note: \(note)") }
    if let table = bundle.recordedRows { tell(document, table, "golden row", on: console) }
    if let rows {
      var settings = ReadingSettings()
      settings.label = .none
      let dataset = try DataSource.file(rows).read(settings)
      tell(document, dataset.table, "row", on: console)
    }
  }

  private func write(_ content: DocumentContent, on console: Console) throws {
    switch content {
    case .file(let bytes):
      try FileSystem.write(bytes, to: file)
      console.complain("wrote \(file): \(Figures.grouped(bytes.count)) bytes")
    case .folder(let files):
      guard !FileSystem.exists(file) else {
        throw FileError(
          .refused, file, "is there already, and a document of several files needs a new folder")
      }
      try FileSystem.makeFolder(file)
      for part in files { try FileSystem.write(part.bytes, to: Paths.join(file, part.name)) }
      console.complain("wrote \(file): \(Phrase.listed(files.map(\.name)))")
    }
  }

  private func tell(
    _ document: any SystemDocument, _ table: Table, _ what: String, on console: Console
  ) {
    let columns = document.columns.compactMap { table.column(named: $0)?.numbers }
    guard columns.count == document.columns.count else {
      console.complain("assay: note: \(what)s lack columns of the model, and were not followed")
      return
    }
    let rows = (0..<table.rows).map { row in columns.map { $0[row] } }
    guard let rerouted = document.rerouted(rows) else { return }
    console.complain(
      "\(rerouted) of \(Phrase.counted(rows.count, what)) as recorded would go another way through a "
        + "tree than in single precision")
  }
}
