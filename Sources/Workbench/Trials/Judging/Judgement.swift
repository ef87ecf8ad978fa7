public import Artifacts
public import Decisions
import Numerics
import Pipelines
import Scoring
public import Sources
import Specs
public import Vocabulary

/// What is concluded from the scores of one trial: a calibration and thresholds, chosen on rows that do
/// not measure them wherever there are such rows.
///
/// It sees scores and what is known of rows, never a model: other questions fit nothing again.
struct Judgement {
  let questions: Questions
  let scores: TrialScores
  let rows: SplitRows
  /// Which validation rows chose among candidates, and which can promise.
  let roles: ValidationRoles
  let split: any SplitMethod
  let seed: Seed

  /// A threshold for the pipeline, and the record of how it came about.
  struct Chosen {
    let record: ThresholdRecord
    /// `nil` where there is no such threshold.
    let policy: Policy?
  }

  /// The map of scores that is asked for, learned from validation rows, else from training rows.
  func calibration() throws(PipelineFitError) -> ScoreMap {
    try PipelineFitError.calibrating { () throws(ScoreMapError) in
      scores.validation.isEmpty
        ? try questions.calibration.fit(scores.training, labels: rows.train.labels)
        : try questions.calibration.fit(scores.validation, labels: rows.validation.labels)
    }
  }

  /// The answer to each request of the spec.
  func thresholds() -> [Chosen] { questions.thresholds.map(chosen) }

  private func chosen(_ request: ThresholdRequest) -> Chosen {
    let answer = answer(to: request)
    let measured = answer.threshold.flatMap { threshold in
      testRows(for: [request])?.measurements(above: threshold.value)
    }
    return Chosen(
      record: ThresholdRecord(request: request.json, choice: answer, onTest: measured ?? []),
      policy: Policy(request, chosen: answer))
  }

  /// How rows are decided by the table of the spec; `nil` where it names none.
  ///
  /// - Parameter border: The score above which the detector itself calls a row strange, if it does.
  func policy(_ calibration: ScoreMap, border: Double?) throws(UnreadScale) -> Decided? {
    guard let request = questions.policy else { return nil }
    let scales = TierScales(
      calibration: .success((calibration, questions.calibration.name)),
      reference: scores.training, referenceName: "\(scores.training.count) training rows",
      ownCut: border)
    let reading = try scales.reading(request)
    let policy = request.policy(read: reading)
    return Decided(policy: policy, record: record(of: policy, by: request, reading))
  }

  /// A policy, and what it makes of the test rows.
  struct Decided {
    let policy: Policy
    let record: DecisionsRecord
  }

  private func record(
    of policy: Policy, by request: TierRequest, _ reading: TierReading
  ) -> DecisionsRecord {
    var notes: [String] = []
    var outcomes: [DecisionTally.Outcome] = []
    do throws(PolicyError) {
      let rows = try ScoredRows(
        scores.test, confidences: scores.confidences, times: rows.test.times,
        groups: rows.test.groups.map { Groups(of: $0.map { "\($0)" }) },
        standings: rows.test.standings)
      outcomes =
        DecisionTally(
          of: try policy.decisions(on: rows), by: policy, labels: self.rows.test.labels
        ).outcomes
    } catch { notes.append("No row could be decided: \(error).") }
    if request.heedsConfidence, scores.confidences == nil {
      notes.append(
        "The table goes by how sure the detector is, which this one does not say: no action of a tier takes effect."
      )
    }
    return DecisionsRecord(
      table: request.name, scale: reading.sentence,
      outcomes: outcomes.map {
        DecisionsRecord.Outcome(
          tier: $0.tier, effect: $0.effect, rows: $0.rows, anomalies: $0.anomalies,
          ordinary: $0.ordinary)
      }, notes: notes)
  }

  /// What each threshold would do to the test rows; nothing where they cannot be ranked.
  func tuningCurve() -> [TuningPoint] { testRows(for: questions.thresholds)?.tuningCurve ?? [] }

  /// The test rows as they measure, with the prices of the first request that has some; `nil` where they are
  /// sealed, or a score is not a number.
  private func testRows(for requests: [ThresholdRequest]) -> Evidence? {
    guard questions.test == .open else { return nil }
    return try? Evidence(
      scores.test, labels: rows.test.labels, times: rows.test.times, groups: rows.test.groups,
      costs: RowCosts(
        by: requests, or: questions.operation.prices, columns: columns(of: rows.test)),
      eventsPerDay: questions.operation.eventsPerDay(of: rows)
    ).dealt(from: rows.sharing(dividedBy: split))
  }

  /// What mistakes cost on rows, column by column.
  private func columns(of known: KnownRows) -> [(name: String, amounts: [Double])] {
    Array(zip(questions.costColumns, known.costs).map { (name: $0, amounts: $1) })
  }

  private func answer(to request: ThresholdRequest) -> ThresholdChoice {
    do throws(EvidenceError) {
      return request.choose(from: try evidence(for: request), seed: seed)
    } catch { return request.refused(because: error) }
  }

  /// The rows that the request is answered from, and the test rows that are to be judged.
  private func evidence(for request: ThresholdRequest) throws(EvidenceError) -> Evidence {
    let (scores, known, basis) = reference(for: request)
    // Rows that measure may be learned from, but who looked at their labels would be an oracle.
    let mayLook = basis != .training || !rows.learnsFromTest
    let evidence = try Evidence(
      scores, labels: mayLook && known.labels.areKnown ? known.labels : nil,
      times: known.times, groups: known.groups,
      costs: RowCosts(
        by: [request], or: questions.operation.prices, columns: columns(of: known)),
      basis: basis, eventsPerDay: questions.operation.eventsPerDay(of: rows)
    ).promising(fromRowsAt: basis == .validation ? roles.calibrating : []).judging(self.scores.test)
      .dealt(from: rows.sharing(dividedBy: split))
    return split.unit == .time ? evidence.followed(by: rows.later(self.scores.test)) : evidence
  }

  /// The rows that a threshold is chosen on: validation rows where there are some; else the training rows
  /// for requests that need no labels; else the test rows as an oracle where they have labels.
  private func reference(
    for request: ThresholdRequest
  ) -> (Scores, KnownRows, ThresholdBasis) {
    if !scores.validation.isEmpty { return (scores.validation, rows.validation, .validation) }
    let labels = rows.test.labels
    if request.needsLabels, labels.anomalies > 0, labels.ordinary > 0 {
      return (scores.test, rows.test, .oracle)
    }
    return (scores.training, rows.train, .training)
  }
}

extension SplitRows {
  /// How many rows tell how frequent anomalies are in each part, where a method divided them; `nil` where each part
  /// stands as it came.
  public func sharing(dividedBy method: any SplitMethod) -> Int? {
    method.dealsByLabel ? labelled : nil
  }

  /// The test rows, where they came after the others.
  public func later(_ scores: Scores) -> LaterRows {
    LaterRows(scores, test.labels, groups: test.groups)
  }
}
