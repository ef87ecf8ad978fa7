import Artifacts
import Files

/// What driver and worker say to each other, a line of JSON each.
enum TrialMessages {
  /// The first line that a worker reads: what all its trials have in common.
  struct Setup: Sendable, Equatable {
    let folder: RunFolder
    /// The folders in which relative paths are looked for.
    let searchFolders: [String]
    let keepsScores: Bool
    let keepsModels: Bool
    let platform: String

    var json: JSON {
      [
        "folder": .text(folder.path), "search": JSON(searchFolders), "scores": JSON(keepsScores),
        "models": JSON(keepsModels), "platform": .text(platform),
      ]
    }

    init(
      folder: RunFolder, searchFolders: [String], keepsScores: Bool, keepsModels: Bool,
      platform: String
    ) {
      self.folder = folder
      self.searchFolders = searchFolders
      self.keepsScores = keepsScores
      self.keepsModels = keepsModels
      self.platform = platform
    }

    init(_ reader: JSONReader) throws(FileError) {
      self.init(
        folder: RunFolder(try reader["folder"].text()), searchFolders: try reader["search"].texts(),
        keepsScores: try reader["scores"].bool(), keepsModels: try reader["models"].bool(),
        platform: try reader["platform"].text())
    }
  }

  /// A trial that a worker is to run.
  struct Order: Sendable, Equatable {
    let trial: PlannedTrial
    /// Whether other workers may need the same rows, so that they are left where all can map them.
    let sharesRows: Bool

    init(_ trial: PlannedTrial, sharesRows: Bool) {
      self.trial = trial
      self.sharesRows = sharesRows
    }

    var json: JSON { ["trial": trial.json, "shares": JSON(sharesRows)] }

    init(_ reader: JSONReader) throws(FileError) {
      self.init(try PlannedTrial(reader["trial"]), sharesRows: try reader["shares"].bool())
    }
  }

  /// What a worker answers when a trial has its record, or when the machine did not let it finish.
  struct Answer: Sendable, Equatable {
    let id: String
    let outcome: Outcome

    enum Outcome: Sendable, Equatable {
      /// It has a record that says what was found; the metric is the one that the spec selects by, on
      /// validation rows or else on test rows.
      case found(metric: Double?)
      /// It has a record that says why nothing was.
      case failed
      /// It has no record.
      case lost(reason: String)
    }

    init(id: String, _ outcome: Outcome) {
      self.id = id
      self.outcome = outcome
    }

    var json: JSON {
      switch outcome {
      case .found(let metric): ["id": .text(id), "status": "ok", "metric": JSON(metric)]
      case .failed: ["id": .text(id), "status": "failed"]
      case .lost(let reason): ["id": .text(id), "status": "lost", "reason": .text(reason)]
      }
    }

    init(_ reader: JSONReader) throws(FileError) {
      let status = try reader["status"]
      let outcome: Outcome
      switch try status.text() {
      case "ok": outcome = .found(metric: try reader.optional("metric")?.double())
      case "failed": outcome = .failed
      case "lost": outcome = .lost(reason: try reader["reason"].text())
      default: throw status.error("wanted ok, failed or lost")
      }
      self.init(id: try reader["id"].text(), outcome)
    }
  }
}
