import Formats
import Machine
public import Vocabulary

/// The index across runs, in SQLite: made from the folders of runs, and made again from them at will.
public final class RunIndex {
  public let path: String
  private let reports: String
  private let database: Database

  /// Opens the index of the runs below `reports`, or makes an empty one; in memory, where nothing can be written
  /// beside the runs.
  public init(reports: String) throws {
    try FileSystem.makeFolder(reports)
    self.reports = reports
    path = Paths.join(reports, "assay.sqlite")
    database = try Database(FileSystem.isWritable(reports) ? path : ":memory:")
    try database.run(Self.schema)
  }

  /// Makes the index of the runs below `reports` anew, whatever stands in its place, a damaged one too.
  public static func rebuilt(reports: String) throws -> (index: RunIndex, runs: Int) {
    let path = Paths.join(reports, "assay.sqlite")
    for file in ["", "-journal", "-wal", "-shm"].map({ path + $0 }) where FileSystem.exists(file) {
      try FileSystem.remove(file)
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
    CREATE TABLE IF NOT EXISTS trials (
      folder TEXT NOT NULL, id TEXT NOT NULL, dataset TEXT NOT NULL, detector TEXT NOT NULL,
      settings TEXT NOT NULL, seed INTEGER NOT NULL, control INTEGER NOT NULL, status TEXT NOT NULL,
      PRIMARY KEY (folder, id)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS metrics (
      folder TEXT NOT NULL, id TEXT NOT NULL, part TEXT NOT NULL, metric TEXT NOT NULL, value REAL,
      lower REAL, upper REAL, PRIMARY KEY (folder, id, part, metric)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS metric_values ON metrics (metric, part, value);
    """

  /// What was wrong with the runs that the last rebuilding left out, a sentence each.
  public private(set) var damages: [String] = []

  /// Reads every run below the folder again, and answers how many there are.
  ///
  /// A run with a record that cannot be read is left out, so that it does not hide the others.
  public func rebuild() throws -> Int {
    try database.run("DELETE FROM runs; DELETE FROM trials; DELETE FROM metrics;")
    damages = []
    var count = 0
    for folder in try RunFolder.all(in: reports) {
      do {
        try add(folder)
        count += 1
      } catch let error as FileError {
        damages.append("left out \(folder.path): \(error)")
      }
    }
    return count
  }

  /// Takes in a run as its folder is now.
  public func add(_ folder: RunFolder) throws {
    try database.run("BEGIN IMMEDIATE")
    do {
      try insert(folder)
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
    for id in ids {
      let record = try folder.readTrial(id)
      if record.reason != nil { failed += 1 }
      try insert(record, of: folder)
    }
    try database.rows(
      "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(folder.path), .text(run.name), .text(Paths.name(of: folder.path)),
        .text(run.codeVersion), .text(run.platform), .integer(ids.count), .integer(failed),
        .integer(FileSystem.exists(folder.summary) ? 1 : 0),
      ])
  }

  private func insert(_ record: TrialRecord, of folder: RunFolder) throws {
    let trial = record.trial
    try database.rows(
      "INSERT INTO trials VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(folder.path), .text(record.id), .text(trial.dataset), .text(trial.detector),
        .text(trial.settings.text()), .integer(trial.seed), .integer(trial.isControl ? 1 : 0),
        .text(record.reason == nil ? "ok" : "failed"),
      ])
    guard let findings = record.findings else { return }
    for (part, measurements) in [("validation", findings.onValidation), ("test", findings.onTest)] {
      for measurement in measurements {
        try database.rows(
          "INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?, ?)",
          [
            .text(folder.path), .text(record.id), .text(part), .text(measurement.name.text),
            measurement.quantity.number.map(SQLValue.number) ?? .null,
            measurement.interval.map { .number($0.lower) } ?? .null,
            measurement.interval.map { .number($0.upper) } ?? .null,
          ])
      }
    }
  }

  /// Takes a run out of the index; its folder is not touched.
  public func forget(_ folder: RunFolder) throws(IndexError) {
    for table in ["runs", "trials", "metrics"] {
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

  /// The trials with the best validation value of a metric, best first.
  ///
  /// Trials without validation rows come by their test value, which is then an oracle's choice.
  public func best(
    metric: MetricName, dataset: String?, limit: Int
  ) throws(IndexError) -> [IndexedTrial] {
    try database.rows(
      """
      SELECT t.folder, t.id, t.dataset, t.detector, t.settings, t.seed, m.part, m.value, m.lower, m.upper
      FROM trials t JOIN metrics m ON m.folder = t.folder AND m.id = t.id
      WHERE m.metric = ?1 AND (?2 IS NULL OR t.dataset = ?2) AND t.control = 0 AND m.value IS NOT NULL
        AND m.part = COALESCE(
          (SELECT 'validation' FROM metrics v WHERE v.folder = t.folder AND v.id = t.id
           AND v.part = 'validation' AND v.metric = ?1 AND v.value IS NOT NULL), 'test')
      ORDER BY m.part = 'test', m.value DESC, t.folder, t.id LIMIT ?3
      """, [.text(metric.text), dataset.map(SQLValue.text) ?? .null, .integer(limit)]
    ).map { row in
      IndexedTrial(
        folder: RunFolder(row[0].text ?? ""), id: row[1].text ?? "", dataset: row[2].text ?? "",
        detector: row[3].text ?? "", settings: row[4].text ?? "", seed: Int(row[5].number ?? 0),
        isOracle: row[6].text == "test", value: row[7].number ?? 0, lower: row[8].number,
        upper: row[9].number)
    }
  }

  /// The names of all metrics that some trial has.
  public func metrics() throws(IndexError) -> [MetricName] {
    try database.rows("SELECT DISTINCT metric FROM metrics ORDER BY metric").compactMap {
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

/// A trial as the index knows it, with one metric of it.
public struct IndexedTrial: Sendable, Equatable {
  public let folder: RunFolder
  public let id: String
  public let dataset: String
  public let detector: String
  public let settings: String
  public let seed: Int
  /// Whether the metric is that of test rows, since there were none to choose by.
  public let isOracle: Bool
  public let value: Double
  public let lower: Double?
  public let upper: Double?
}
