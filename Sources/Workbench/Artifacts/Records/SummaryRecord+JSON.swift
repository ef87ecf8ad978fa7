public import Files
import Vocabulary

extension SummaryRecord {
  public var json: JSON {
    [
      "format": JSON(Self.format), "answers": .list(answers.map(\.json)),
      "standings": .list(standings.map(\.json)), "leaderboard": leaderboard?.json ?? .null,
      "budgets": .list(
        budgets.map { ["detector": .text($0.detector), "settings": JSON($0.settings)] }),
      "failed": .list(failed.map(\.json)), "lost": .list(lost.map(\.json)),
      "worries": JSON(worries),
    ]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    try reader.checkFormat(atMost: Self.format)
    var budgets: [Budget] = []
    for entry in try reader["budgets"].list() {
      budgets.append(
        Budget(
          detector: try entry["detector"].text(), settings: try entry["settings"].int()))
    }
    self.init(
      answers: try reader["answers"].each(Answer.init),
      standings: try reader["standings"].each(Standing.init),
      leaderboard: try reader.present("leaderboard").map(Leaderboard.init), budgets: budgets,
      failed: try reader["failed"].each(Failure.init),
      lost: try reader["lost"].each(Failure.init), worries: try reader["worries"].texts())
  }
}

extension JSONReader {
  /// The elements of a list, each read by `read`.
  func each<Value>(
    _ read: (JSONReader) throws(FileError) -> Value
  ) throws(FileError) -> [Value] {
    var values: [Value] = []
    for element in try list() { values.append(try read(element)) }
    return values
  }
}

extension SummaryRecord.Answer {
  var json: JSON {
    [
      "dataset": .text(dataset), "trial": .text(trial), "detector": .text(detector),
      "sentence": .text(sentence), "metric": chosenBy.name.json, "value": chosenBy.json,
      "oracle": JSON(isOracle), "comparisons": .list(comparisons.map(\.json)),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      dataset: try reader["dataset"].text(), trial: try reader["trial"].text(),
      detector: try reader["detector"].text(), sentence: try reader["sentence"].text(),
      chosenBy: try Measurement(MetricName(reader["metric"]), reader["value"]),
      isOracle: try reader["oracle"].bool(),
      comparisons: try reader["comparisons"].each(SummaryRecord.Comparison.init))
  }
}

extension SummaryRecord.Comparison {
  var json: JSON {
    [
      "trial": .text(trial), "detector": .text(detector), "control": JSON(isControl),
      "metric": metric.json, "difference": difference.json, "p": JSON(p),
      "sentence": .text(sentence),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    let metric = try MetricName(reader["metric"])
    self.init(
      trial: try reader["trial"].text(), detector: try reader["detector"].text(),
      isControl: try reader["control"].bool(), metric: metric,
      difference: try Measurement(metric, reader["difference"]),
      p: try reader.present("p")?.double(), sentence: try reader["sentence"].text())
  }
}

extension SummaryRecord.Standing {
  var json: JSON {
    [
      "dataset": .text(dataset), "detector": .text(detector), "settings": settings,
      "label": .text(label), "features": features, "split": split, "control": JSON(isControl),
      "trials": JSON(trials),
      "validation": JSON(onValidation), "test": JSON(onTest),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      dataset: try reader["dataset"].text(), detector: try reader["detector"].text(),
      settings: try reader["settings"].value, label: try reader["label"].text(),
      features: try reader["features"].value,
      split: try reader["split"].value, isControl: try reader["control"].bool(),
      trials: try reader["trials"].texts(), onValidation: try reader["validation"].measurements(),
      onTest: try reader["test"].measurements())
  }
}

extension SummaryRecord.Leaderboard {
  var json: JSON {
    [
      "metric": metric.json, "datasets": JSON(datasets), "rows": .list(rows.map(\.json)),
      "tests": JSON(tests),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      metric: try MetricName(reader["metric"]), datasets: try reader["datasets"].texts(),
      rows: try reader["rows"].each(Row.init), tests: try reader["tests"].texts())
  }
}

extension SummaryRecord.Leaderboard.Row {
  var json: JSON {
    [
      "detector": .text(detector), "control": JSON(isControl), "mean": .number(mean),
      "median": .number(median), "average_rank": .number(averageRank),
      "win_rate": .number(winRate), "values": JSON(values),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      detector: try reader["detector"].text(), isControl: try reader["control"].bool(),
      mean: try reader["mean"].double(), median: try reader["median"].double(),
      averageRank: try reader["average_rank"].double(), winRate: try reader["win_rate"].double(),
      values: try reader["values"].doubles())
  }
}

extension SummaryRecord.Failure {
  var json: JSON {
    [
      "trial": .text(trial), "dataset": .text(dataset), "detector": .text(detector),
      "identity": identity.json, "reason": .text(reason),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      trial: try reader["trial"].text(), identity: try TrialIdentity(reader["identity"]),
      reason: try reader["reason"].text())
  }
}
