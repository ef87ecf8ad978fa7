import Formats
import Machine
public import Vocabulary

/// The index across runs, in SQLite: made from the folders of runs and the registry of models beside them, and made again
/// from these at will.
public final class RunIndex {
  public let path: String
  let reports: String
  let database: Database

  /// Opens the index of the runs below `reports`, or makes an empty one; in memory, where nothing can be written
  /// beside the runs.
  public init(reports: String) throws {
    try FileSystem.makeFolder(reports)
    self.reports = reports
    path = Paths.join(reports, Self.file)
    database = try Database(FileSystem.isWritable(reports) ? path : ":memory:")
    try database.run(Self.schema + Self.schemaOfModels)
  }

  private static let file = "assay.sqlite"
  /// All that lies beside the folders of runs for the index, its own file first.
  static let files = ["", "-journal", "-wal", "-shm"].map { file + $0 }

  /// Makes the index of the runs below `reports` anew in the place of any file, a damaged one too; a folder may hold
  /// runs, and is refused.
  public static func rebuilt(reports: String) throws -> (index: RunIndex, runs: Int) {
    for path in files.map({ Paths.join(reports, $0) }) {
      guard FileSystem.kind(of: path) != .folder else {
        throw FileError(
          .notThat, path,
          "is a folder in the place of the index of runs, and is not removed: move it elsewhere")
      }
      try FileSystem.remove(path)
    }
    let index = try RunIndex(reports: reports)
    return (index, try index.rebuild())
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS runs (
      folder TEXT PRIMARY KEY, name TEXT NOT NULL, run TEXT NOT NULL, code TEXT NOT NULL,
      platform TEXT NOT NULL, trials INTEGER NOT NULL, failed INTEGER NOT NULL,
      finished INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS candidates (
      folder TEXT NOT NULL, place INTEGER NOT NULL, dataset TEXT NOT NULL, detector TEXT NOT NULL,
      label TEXT NOT NULL, settings TEXT NOT NULL, trials INTEGER NOT NULL, trial TEXT NOT NULL,
      control INTEGER NOT NULL, PRIMARY KEY (folder, place)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS means (
      folder TEXT NOT NULL, place INTEGER NOT NULL, part TEXT NOT NULL, metric TEXT NOT NULL, value REAL,
      lower REAL, upper REAL, PRIMARY KEY (folder, place, part, metric)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS mean_values ON means (metric, part, value);
    """

  /// What was wrong with what the last rebuilding left out, a sentence each.
  public private(set) var damages: [String] = []

  /// Takes note of what is wrong.
  func note(_ damages: [String]) { self.damages += damages }

  /// Reads every run and every model below the folder again, and answers how many runs there are.
  ///
  /// A run with a record that cannot be read is left out, so that it does not hide the others.
  public func rebuild() throws -> Int {
    try database.run("DELETE FROM runs; DELETE FROM candidates; DELETE FROM means;")
    damages = []
    var count = 0
    let folders = try RunFolder.all(in: reports)
    let work = Work("reading runs", of: folders.count, .things("runs"))
    defer { work.end() }
    for folder in folders {
      defer { work.advance() }
      do {
        try add(folder)
        count += 1
      } catch let error as FileError {
        note(["left out \(folder.path): \(error)"])
      }
    }
    _ = try rebuildModels()
    return count
  }

  /// Takes in a run as its folder is now.
  public func add(_ folder: RunFolder) throws { try atOnce { try insert(folder) } }

  /// Does `work` wholly or not at all.
  func atOnce(_ work: () throws -> Void) throws {
    try database.run("BEGIN IMMEDIATE")
    do {
      try work()
      try database.run("COMMIT")
    } catch {
      try? database.run("ROLLBACK")
      throw error
    }
  }

  private func insert(_ folder: RunFolder) throws {
    try forget(folder)
    let run = try folder.readRun()
    let ids = try folder.finishedTrials().sorted()
    var failed = 0
    for id in ids where try folder.readTrial(id).reason != nil { failed += 1 }
    let isFinished = FileSystem.exists(folder.summary)
    if isFinished {
      for (place, standing) in try folder.readSummary().standings.enumerated() {
        try insert(standing, at: place, of: folder)
      }
    }
    try database.rows(
      "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(folder.path), .text(run.name), .text(Paths.name(of: folder.path)),
        .text(run.codeVersion), .text(run.platform), .integer(ids.count), .integer(failed),
        .integer(isFinished ? 1 : 0),
      ])
  }

  private func insert(
    _ standing: SummaryRecord.Standing, at place: Int, of folder: RunFolder
  ) throws {
    try database.rows(
      "INSERT INTO candidates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(folder.path), .integer(place), .text(standing.dataset), .text(standing.detector),
        .text(standing.label), .text(standing.settings.text()), .integer(standing.trials.count),
        .text(standing.trial ?? ""), .integer(standing.isControl ? 1 : 0),
      ])
    for (part, measurements) in [("validation", standing.onValidation), ("test", standing.onTest)] {
      for measurement in measurements {
        try database.rows(
          "INSERT INTO means VALUES (?, ?, ?, ?, ?, ?, ?)",
          [
            .text(folder.path), .integer(place), .text(part), .text(measurement.name.text),
            measurement.quantity.number.map(SQLValue.number) ?? .null,
            measurement.interval.map { .number($0.lower) } ?? .null,
            measurement.interval.map { .number($0.upper) } ?? .null,
          ])
      }
    }
  }

  /// Takes a run out of the index; its folder is not touched.
  public func forget(_ folder: RunFolder) throws(IndexError) {
    for table in ["runs", "candidates", "means"] {
      try database.rows("DELETE FROM \(table) WHERE folder = ?", [.text(folder.path)])
    }
  }

  /// The runs that the index knows, by folder.
  public func runs() throws(IndexError) -> [IndexedRun] {
    try database.rows(
      "SELECT folder, name, run, trials, failed, finished FROM runs ORDER BY name, run"
    ).map { row in
      IndexedRun(
        folder: RunFolder(row[0].text ?? ""), name: row[1].text ?? "", run: row[2].text ?? "",
        trials: Int(row[3].number ?? 0), failed: Int(row[4].number ?? 0),
        isFinished: row[5].number == 1)
    }
  }

  /// The candidates with the best mean of a metric on validation rows, best first, each with its mean on test
  /// rows.
  ///
  /// Candidates without validation rows come by their test value, which is then an oracle's choice.
  public func best(
    metric: MetricName, dataset: String?, limit: Int
  ) throws(IndexError) -> [IndexedCandidate] {
    try database.rows(
      """
      SELECT c.folder, c.trial, c.dataset, c.detector, c.label, c.settings, c.trials,
        v.value, t.value, t.lower, t.upper
      FROM candidates c
      LEFT JOIN means v ON v.folder = c.folder AND v.place = c.place AND v.metric = ?1
        AND v.part = 'validation'
      LEFT JOIN means t ON t.folder = c.folder AND t.place = c.place AND t.metric = ?1
        AND t.part = 'test'
      WHERE c.control = 0 AND (?2 IS NULL OR c.dataset = ?2)
        AND COALESCE(v.value, t.value) IS NOT NULL
      ORDER BY v.value IS NULL, COALESCE(v.value, t.value) DESC, c.folder, c.place LIMIT ?3
      """, [.text(metric.text), dataset.map(SQLValue.text) ?? .null, .integer(limit)]
    ).map { row in
      IndexedCandidate(
        folder: RunFolder(row[0].text ?? ""), trial: row[1].text ?? "", dataset: row[2].text ?? "",
        detector: row[3].text ?? "", label: row[4].text ?? "", settings: row[5].text ?? "",
        trials: Int(row[6].number ?? 0), onValidation: row[7].number,
        onTest: row[8].number, lower: row[9].number, upper: row[10].number)
    }
  }

  /// The names of all data sets of finished runs.
  public func datasets() throws(IndexError) -> [String] {
    try database.rows("SELECT DISTINCT dataset FROM candidates ORDER BY dataset").compactMap {
      $0[0].text
    }
  }

  /// The names of all metrics that some candidate has.
  public func metrics() throws(IndexError) -> [MetricName] {
    try database.rows("SELECT DISTINCT metric FROM means ORDER BY metric").compactMap {
      $0[0].text.map { MetricName($0) }
    }
  }
}

/// A run as the index knows it.
public struct IndexedRun: Sendable, Equatable {
  public let folder: RunFolder
  public let name: String
  public let run: String
  public let trials: Int
  public let failed: Int
  public let isFinished: Bool
}

/// A candidate as the index knows it, with one metric of it.
public struct IndexedCandidate: Sendable, Equatable {
  public let folder: RunFolder
  /// The trial that stands for it.
  public let trial: String
  public let dataset: String
  public let detector: String
  /// The settings that are not as they would be by default.
  public let label: String
  public let settings: String
  /// How many seeds and folds the means are over.
  public let trials: Int
  /// `nil` where there were no rows to choose by.
  public let onValidation: Double?
  public let onTest: Double?
  /// The interval on test rows.
  public let lower: Double?
  public let upper: Double?

  /// Whether it could be chosen by nothing but the rows that measure it.
  public var isOracle: Bool { onValidation == nil }
}

extension RunFolder {
  /// Whether no experiment can have this name, since a file beside the folders of experiments has it; file systems
  /// that know no case are thought of.
  public static func isTaken(_ name: String) -> Bool {
    (RunIndex.files + [Ledger.file, Registry.file]).contains(name.lowercased())
  }
}
