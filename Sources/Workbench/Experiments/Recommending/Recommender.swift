public import Artifacts
import Datasets
import Decisions
import Files
import Numerics
public import Vocabulary
import YAML

/// Answers which threshold to set, from what a run recorded or from a file of scores.
public struct Recommender: Sendable {
  private let requests: [Choice]
  private let eventsPerDay: Double?
  private let seed: Seed

  /// - Parameters:
  ///   - requests: What is asked for, each in YAML as a spec's `thresholds` has it; none for what is
  ///     usual.
  ///   - eventsPerDay: How many events a day the detector will see, if that is known.
  public init(_ requests: [String], eventsPerDay: Double?, seed: Int = 1) throws {
    self.requests = try requests.map { try SpecReader.threshold($0) }
    self.eventsPerDay = eventsPerDay
    self.seed = Seed(UInt64(seed)).split("recommend")
  }

  /// What was advised, and of what.
  public struct Recommendation: Sendable, Equatable {
    public let advice: ThresholdAdvice
    /// What the scores are: `trial 0123… (lof on shuttle)` or a file.
    public let subject: String
  }

  /// The advice for a trial of a run; for its answer's trial if none is named.
  public func recommend(for folder: RunFolder, trial: String?) throws -> Recommendation {
    let summary = try folder.readSummary()
    guard let id = trial ?? summary.answers.first?.trial else {
      throw RunError.nothingToDo("\(folder.path) has no trial that could be chosen")
    }
    let record = try folder.readTrial(try folder.finishedTrial(startingWith: id))
    guard let findings = record.findings else {
      throw RunError.nothingToDo("trial \(record.id) failed: \(record.reason ?? "")")
    }
    guard FileSystem.exists(folder.scores(record.id)) else {
      throw RunError.nothingToDo(
        "\(folder.path) keeps no scores ('--no-scores'), and thresholds are chosen from scores")
    }
    let experiment = try Experiment(recorded: folder.readRun().spec)
    let scores = try NPY.read(folder.scores(record.id)).doubles
    let split = try folder.splitArchive(of: record)
    let count = findings.validation.rows
    func evidence(
      _ part: String, _ values: ArraySlice<Double>, _ basis: ThresholdBasis
    ) throws -> Evidence {
      try Evidence(
        Scores(Array(values)), labels: split.labels(part), times: split.times(part), basis: basis,
        eventsPerDay: eventsPerDay ?? experiment.eventsPerDay)
    }
    let test = try evidence(
      "test", scores.dropFirst(count),
      Self.basis(ofTest: split.labels("test"), record.trial.splitChoice))
    let basis = count > 0 ? try evidence("validation", scores.prefix(count), .validation) : test
    let context = ThresholdContext(experiment, batch: test.scores)
    return Recommendation(
      advice: try advisor(context).advise(
        on: basis, measuredOn: count > 0 ? test : nil, seed: seed),
      subject: "trial \(record.id) (\(record.trial.detector) on \(record.trial.dataset))")
  }

  /// What a threshold chosen on test rows rests on. It is an oracle's only where the rows have labels;
  /// others are held out as validation rows are, unless the model has learned from them.
  static func basis(ofTest labels: Labels?, _ split: Choice) -> ThresholdBasis {
    if labels?.areKnown == true { return .oracle }
    return split.name == "all" ? .training : .validation
  }

  /// The advice for a file with a column of scores, and labels and times if it has them.
  public func recommend(forScores path: String, column: String, time: String?) throws
    -> Recommendation
  {
    var settings = ReadingSettings()
    settings.use = [column]
    if let time { settings.time = TimeSettings(column: time) }
    let dataset = try DataSource.file(path).read(settings)
    guard let values = dataset.table.column(named: column)?.numbers else {
      throw RunError.nothingToDo("column '\(column)' of \(path) does not hold numbers")
    }
    let evidence = try Evidence(
      Scores(values), labels: dataset.labels, times: dataset.times, basis: .validation,
      eventsPerDay: eventsPerDay)
    let context = ThresholdContext(
      eventsPerDay: evidence.eventsPerDay ?? 100_000, batch: evidence.scores, missedCost: 10,
      falseCost: 1)
    return Recommendation(
      advice: try advisor(context).advise(on: evidence, seed: seed), subject: path)
  }

  private func advisor(_ context: ThresholdContext) throws -> Advisor {
    Advisor(try requests.map { try ThresholdForms.request($0, context) })
  }
}

extension RunFolder {
  /// The whole id of the finished trial whose id starts so.
  func finishedTrial(startingWith start: String) throws -> String {
    let matches = try finishedTrials().filter { $0.hasPrefix(start) }.sorted()
    guard matches.count == 1 else {
      throw RunError.nothingToDo(
        matches.isEmpty
          ? "\(path) has no trial '\(start)'"
          : "'\(start)' may be any of \(matches.joined(separator: ", "))")
    }
    return matches[0]
  }

  /// The archive that holds labels and times of a trial's rows.
  func splitArchive(of record: TrialRecord) throws -> SplitArchive {
    let run = try readRun()
    guard let dataset = run.datasets.first(where: { $0.name == record.trial.dataset }) else {
      throw RunError.nothingToDo("\(self.run) does not know the data set '\(record.trial.dataset)'")
    }
    let id = Plan.splitID(of: record.trial, fingerprint: dataset.fingerprint)
    return SplitArchive(try NPZ(split(id)))
  }
}

/// What is known of the rows of each part of a split.
struct SplitArchive {
  let archive: NPZ

  init(_ archive: NPZ) { self.archive = archive }

  func labels(_ part: String) throws -> Labels? {
    guard case .byte(let values) = try archive.tensor("\(part)_labels").values else { return nil }
    return Labels(values.map { Label(rawValue: $0) ?? .unknown })
  }

  func times(_ part: String) throws -> [Int64]? {
    guard archive.names.contains("\(part)_times"),
      case .int64(let values) = try archive.tensor("\(part)_times").values
    else { return nil }
    return values
  }
}

extension SpecReader {
  /// A request as the command line has it: `budget: { alerts: 20, per: day }`, or a bare name.
  static func threshold(_ text: String) throws -> Choice {
    var reader = SpecReader()
    let node = try Node(yaml: text, file: "--threshold")
    let settings = reader.read(node, choice: ThresholdForms.forms)
    try reader.complaints.check()
    guard let settings else { preconditionFailure("a request without complaints was read") }
    return Choice(settings)
  }
}
