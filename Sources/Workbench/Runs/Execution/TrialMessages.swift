import Artifacts
import Formats
import Machine
import Trials

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

  /// An order as a worker is told it.
  static func json(of order: Order) -> JSON {
    [
      "trial": order.trial.json, "shares": JSON(order.sharesRows),
      "judges": order.judging.map { kept in
        ["folder": .text(kept.folder.path), "trial": .text(kept.trial)]
      } ?? .null,
    ]
  }

  static func order(_ reader: JSONReader) throws(FileError) -> Order {
    let judges = try reader["judges"]
    return Order(
      try PlannedTrial(reader["trial"]),
      judging: judges.value.isNull
        ? nil
        : KeptScores(
          folder: RunFolder(try judges["folder"].text()), trial: try judges["trial"].text()),
      sharesRows: try reader["shares"].bool())
  }

  /// What a worker answers when a trial has its record, or when the machine did not let it finish.
  struct Answer: Sendable, Equatable {
    let id: String
    let outcome: TrialEnding

    init(id: String, _ outcome: TrialEnding) {
      self.id = id
      self.outcome = outcome
    }

    var json: JSON {
      switch outcome {
      case .found(let metric): ["id": .text(id), "status": "ok", "metric": JSON(metric)]
      case .failed: ["id": .text(id), "status": "failed"]
      case .lost(let reasons):
        ["id": .text(id), "status": "lost", "reason": .text(reasons.joined(separator: "; "))]
      }
    }

    init(_ reader: JSONReader) throws(FileError) {
      let status = try reader["status"]
      let outcome: TrialEnding
      switch try status.text() {
      case "ok": outcome = .found(metric: try reader.optional("metric")?.double())
      case "failed": outcome = .failed
      case "lost": outcome = .lost(reasons: [try reader["reason"].text()])
      default: throw status.error("wanted ok, failed or lost")
      }
      self.init(id: try reader["id"].text(), outcome)
    }
  }
}
