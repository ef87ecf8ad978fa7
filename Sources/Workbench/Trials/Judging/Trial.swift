public import Artifacts
import Decisions
import Detectors
import Evaluation
import Features
public import Machine
import Numerics
public import Pipelines
import Scoring
import Sources
public import Specs
public import Vocabulary

/// One trial: from prepared rows to findings, and from kept scores to the answers of other questions.
///
/// Equal arguments, equal findings: no folder, no clock in what is found.
public struct Trial: Sendable {
  public let identity: TrialIdentity
  public let settings: TrialSettings
  private let questions: Questions
  private let isLabelFree: Bool
  private let redacted: Set<String>

  public init(_ identity: TrialIdentity, of experiment: Experiment) throws(SettingError) {
    self.identity = identity
    settings = try TrialSettings(identity)
    questions = experiment.questions
    isLabelFree = experiment.selection == .labelFree
    redacted = Set(experiment.report.redacted)
  }

  /// What came of it, and what it leaves for the folder of the run.
  public struct Result: Sendable {
    public let findings: TrialFindings
    public let scores: TrialScores
    /// What each threshold would do to the test rows: the file `curves/ID.csv`.
    public let curve: [TuningPoint]
    /// `nil` where the scores were made elsewhere, or were kept and not made.
    public let fitted: ProvenPipeline?
    public let fitSeconds: Double?
    public let scoreSeconds: Double?
  }

  /// Fits, scores, decides and measures.
  public func run(
    on preparation: Preparation, in place: TrialPlace = .here
  ) throws(TrialFailure) -> Result {
    try TrialFailure.catching {
      let sourced = try scores(of: preparation, in: place)
      let rows = questions.shown(preparation.rows)
      let judgement = judgement(of: sourced.scores, on: rows)
      let thresholds = judgement.thresholds()
      let calibration = try calibration(by: judgement)
      let decided = try judgement.policy(calibration, border: settings.source.border)
      let fitted = try sourced.learned.map { learned in
        try ProvenPipeline(
          learned.calibrated(by: calibration)
            .deciding(by: decided?.policy ?? thresholds.first?.policy),
          from: preparation.test, scored: sourced.scores.test,
          numbers: preparation.rows.test.numbers, redacted: redacted)
      }
      return Result(
        findings: findings(
          sourced, thresholds.map(\.record), decided?.record, on: rows, of: preparation),
        scores: sourced.scores, curve: judgement.tuningCurve(),
        fitted: fitted, fitSeconds: sourced.fitSeconds, scoreSeconds: sourced.scoreSeconds)
    }
  }

  /// Whether the questions can be answered from what an earlier trial left: what was found without labels
  /// needs its model again where other rows choose now, and a policy what it goes by.
  public func canJudge(
    _ scores: TrialScores, of findings: TrialFindings, on rows: SplitRows
  ) -> Bool {
    if let policy = questions.policy {
      if policy.needsTrainingScores, scores.training.isEmpty, !rows.isTransductive { return false }
      // A trial that was asked for such a policy has left what its model says.
      if policy.heedsConfidence, scores.confidences == nil, findings.decisions == nil {
        return false
      }
    }
    guard let labelFree = findings.validation(.excessMass), rows.validation.count > 0 else {
      return true
    }
    return labelFree.rows == roles(of: rows).choosing.count
  }

  /// Answers the questions from scores that an earlier trial found: nothing is fitted.
  ///
  /// - Parameter findings: What that trial found, which can be judged.
  public func judge(
    _ scores: TrialScores, of findings: TrialFindings, on all: SplitRows
  ) throws(TrialFailure) -> Result {
    try TrialFailure.catching {
      let rows = questions.shown(all)
      let judgement = judgement(
        of: rows.isTransductive
          ? TrialScores(
            training: scores.test, validation: scores.validation, test: scores.test,
            confidences: scores.confidences) : scores, on: rows)
      let decided = try judgement.policy(
        try calibration(by: judgement), border: settings.source.border)
      return Result(
        findings: findings.judged(
          rows, judgement.thresholds().map(\.record), decided?.record,
          onValidation: onValidation(scores, rows)
            + findings.onValidation.filter { $0.name == .excessMass },
          onTest: onTest(scores, rows)), scores: scores,
        curve: judgement.tuningCurve(), fitted: nil, fitSeconds: nil, scoreSeconds: nil)
    }
  }

  /// Learns from the training rows, where that is still to be done, and scores the parts of a division.
  func scores(of rows: Preparation, in place: TrialPlace) throws -> SourcedScores {
    switch settings.source {
    case .detector(let detector):
      try PipelineSettings(
        features: settings.features, detector: detector, calibration: questions.calibration
      ).scores(of: rows, keepingWhat: questions.policy, seed: settings.trialSeed)
    case .file(let file): try file.scores(of: rows, in: place)
    case .command(let command): try command.scores(of: rows, seed: identity.seed, in: place)
    case .python(let model): try model.scores(of: rows, seed: identity.seed, in: place)
    }
  }

  private func judgement(of scores: TrialScores, on rows: SplitRows) -> Judgement {
    Judgement(
      questions: questions, scores: scores, rows: rows,
      roles: roles(of: rows), split: settings.split.method, seed: settings.thresholdSeed)
  }

  private func roles(of rows: SplitRows) -> ValidationRoles {
    ValidationRoles(of: rows.validation, by: questions.validation)
  }

  /// The calibration that the spec asks for. A control whose scores refuse it, as those of chance may,
  /// keeps them as they are: it is there to be beaten, not to be used.
  private func calibration(by judgement: Judgement) throws(PipelineFitError) -> ScoreMap {
    do { return try judgement.calibration() } catch {
      guard identity.isControl else { throw error }
      return .identity
    }
  }

  /// What can be said of a model without labels, where the spec chooses by it or there are none.
  private func labelFree(_ sourced: SourcedScores, on preparation: Preparation) -> [Measurement] {
    guard case .detector(let detector) = settings.source, let learned = sourced.learned,
      isLabelFree || !preparation.rows.isLabelled
    else { return [] }
    let labelFree = LabelFree(
      detector: detector, model: learned.model, training: preparation.train,
      seed: settings.trialSeed)
    let choosing = roles(of: preparation.rows).choosing
    let rows = preparation.judging
    return [
      labelFree.measurement(
        on: preparation.validation.rows > 0 && choosing.count < rows.rows
          ? rows.gathering(rows: choosing) : rows)
    ]
  }

  private func findings(
    _ sourced: SourcedScores, _ thresholds: [ThresholdRecord], _ decisions: DecisionsRecord?,
    on rows: SplitRows, of preparation: Preparation
  ) -> TrialFindings {
    TrialFindings(
      train: rows.train.counts, validation: rows.validation.counts, test: rows.test.counts,
      features: preparation.features.names.count,
      onValidation: onValidation(sourced.scores, rows) + labelFree(sourced, on: preparation),
      onTest: onTest(sourced.scores, rows), thresholds: thresholds,
      decisions: decisions, modelBytes: sourced.learned?.model.weights.byteCount,
      scoresHash: SHA256.hex(of: sourced.scores.bytes), notes: preparation.notes + sourced.notes)
  }

  // MARK: What rankings measure

  private var evaluator: Evaluator { Evaluator(seed: settings.trialSeed.split("evaluation")) }

  private func onValidation(_ scores: TrialScores, _ rows: SplitRows) -> [Measurement] {
    let choosing = roles(of: rows).choosing
    let chosenBy = rows.validation.gathering(choosing)
    return evaluator.measure(
      scores.validation.gathering(choosing), chosenBy.labels, clusters: chosenBy.groups)
  }

  private func onTest(_ scores: TrialScores, _ rows: SplitRows) -> [Measurement] {
    let measured = evaluator.measure(scores.test, rows.test.labels, clusters: rows.test.groups)
    guard questions.test == .sealed else { return measured }
    return measured.map { Measurement($0.name, .undefined(reason: TestAccess.reason), rows: 0) }
  }
}

/// Why a trial has no findings.
public enum TrialFailure: Error, CustomStringConvertible {
  /// The trial itself cannot be: a result like any other.
  case refused(reason: String)
  /// The machine's trouble, which another attempt may not meet.
  case machine(FileError)

  public var description: String {
    switch self {
    case .refused(let reason): reason
    case .machine(let error): error.description
    }
  }

  /// Runs `work`; whatever it throws is one of the two.
  public static func catching<Value>(_ work: () throws -> Value) throws(TrialFailure) -> Value {
    do { return try work() } catch let failure as TrialFailure { throw failure } catch let error
      as FileError
    { throw .machine(error) } catch { throw .refused(reason: "\(error)") }
  }
}
