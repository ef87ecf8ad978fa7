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

  /// What a worker answers when a trial has its record.
  struct Answer: Sendable, Equatable {
    let id: String
    let failed: Bool
    /// The metric that the spec selects by, on validation rows or else on test rows.
    let metric: Double?

    var json: JSON { ["id": .text(id), "failed": JSON(failed), "metric": JSON(metric)] }

    init(id: String, failed: Bool, metric: Double?) {
      self.id = id
      self.failed = failed
      self.metric = metric
    }

    init(_ reader: JSONReader) throws(FileError) {
      let metric = try reader["metric"]
      self.init(
        id: try reader["id"].text(), failed: try reader["failed"].bool(),
        metric: metric.value.isNull ? nil : try metric.double())
    }
  }
}
