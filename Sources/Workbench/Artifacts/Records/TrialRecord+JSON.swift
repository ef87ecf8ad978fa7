public import Formats
public import Machine
import Vocabulary

extension TrialRecord {
  public static let format = 1

  public var json: JSON {
    var members: [JSON.Object.Member] = [
      (key: "format", value: JSON(Self.format)),
      (key: "id", value: .text(id)),
      (key: "trial", value: trial.json),
    ]
    if let scores { members.append((key: "scores", value: .text(scores))) }
    if let rows { members.append((key: "rows", value: .text(rows))) }
    switch outcome {
    case .ok(let findings):
      members.append((key: "status", value: "ok"))
      members.append((key: "findings", value: findings.json))
    case .failed(let reason):
      members.append((key: "status", value: "failed"))
      members.append((key: "reason", value: .text(reason)))
    }
    return .object(members)
  }

  public init(_ reader: JSONReader) throws(FileError) {
    try reader.checkFormat(atMost: Self.format)
    id = try reader["id"].text()
    scores = try reader.optional("scores")?.text()
    rows = try reader.optional("rows")?.text()
    trial = try TrialIdentity(reader["trial"])
    switch try reader["status"].text() {
    case "ok": outcome = .ok(try TrialFindings(reader["findings"]))
    case "failed": outcome = .failed(reason: try reader["reason"].text())
    case let other: throw try reader["status"].error("wanted 'ok' or 'failed', found '\(other)'")
    }
  }
}

extension TrialIdentity {
  public var json: JSON {
    [
      "dataset": .text(dataset), "split": split, "features": features, "detector": .text(detector),
      "settings": settings, "seed": JSON(seed), "control": JSON(isControl),
    ]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    self.init(
      dataset: try reader["dataset"].text(), split: try reader["split"].value,
      features: try reader["features"].value, detector: try reader["detector"].text(),
      settings: try reader["settings"].value, seed: try reader["seed"].int(),
      isControl: try reader["control"].bool())
  }
}

extension PartCount {
  var json: JSON {
    ["rows": JSON(rows), "anomalies": JSON(anomalies), "unlabelled": JSON(unlabelled)]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      rows: try reader["rows"].int(), anomalies: try reader["anomalies"].int(),
      unlabelled: try reader["unlabelled"].int())
  }
}

extension TrialFindings {
  var json: JSON {
    [
      "train": train.json, "validation": validation.json, "test": test.json,
      "features": JSON(features),
      "metrics": ["validation": JSON(onValidation), "test": JSON(onTest)],
      "thresholds": .list(thresholds.map(\.json)),
      "model_bytes": modelBytes.map(JSON.integer) ?? .null,
      "scores_sha256": .text(scoresHash), "notes": JSON(notes),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    var thresholds: [ThresholdRecord] = []
    for entry in try reader["thresholds"].list() { thresholds.append(try ThresholdRecord(entry)) }
    self.init(
      train: try PartCount(reader["train"]), validation: try PartCount(reader["validation"]),
      test: try PartCount(reader["test"]), features: try reader["features"].int(),
      onValidation: try reader["metrics"]["validation"].measurements(),
      onTest: try reader["metrics"]["test"].measurements(), thresholds: thresholds,
      modelBytes: try reader.optional("model_bytes")?.int(),
      scoresHash: try reader["scores_sha256"].text(),
      notes: try reader["notes"].texts())
  }
}

extension ThresholdRecord {
  public var json: JSON {
    ["request": request, "choice": choice.json, "test": JSON(onTest)]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    self.init(
      request: try reader["request"].value, choice: try ThresholdChoice(reader["choice"]),
      onTest: try reader["test"].measurements())
  }
}

extension JSONReader {
  /// Refuses a record that a newer version of Assay wrote; older ones are read.
  func checkFormat(atMost known: Int) throws(FileError) {
    let format = try self["format"].int()
    guard format >= 1, format <= known else {
      throw try self["format"].error(
        "the record has format \(format), but this version of Assay reads up to \(known); use a newer one"
      )
    }
  }
}
