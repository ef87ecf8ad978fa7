import Decisions
import Detectors
import Evaluation
import Numerics
import Sources
public import Specs

/// About what a trial costs: to learn, to score, and to judge, which is often the larger part of few rows.
///
/// The factors are of release builds on one core of an AMD EPYC (2026); they are for a plan, not for a promise.
public struct TrialCost: Sendable {
  public let seconds: Double
  public let bytes: Double
  /// How long one row takes to score.
  public let secondsPerRow: Double

  public init(_ settings: TrialSettings, _ size: DivisionSize, _ questions: Questions) {
    let load = Workload(settings, size)
    let others = size.validation.rows + size.test.rows
    seconds =
      Self.start + Double(size.rows) * 4e-7 + settings.source.work(load)
      + Self.judging(settings, size, questions)
    let largest = Double(max(load.training, size.validation.rows, size.test.rows))
    bytes =
      Self.program + size.bytes * 2 + Double(size.rows) * 150
      + Double(size.width) * (Double(load.training + others) * 4 + largest * 16)
      + settings.source.memory(load)
    let more = Workload(
      training: load.training, others: load.others + 1000, columns: load.columns)
    secondsPerRow = (settings.source.work(more) - settings.source.work(load)) / 1000
  }

  /// What every trial takes: an order, four files.
  private static let start = 0.004
  /// What a worker holds before it has any rows.
  private static let program = 42e6

  /// About how many seconds it takes to divide, encode and scale the rows: once for all trials that see them.
  public static func preparing(_ size: DivisionSize) -> Double {
    Double(size.training.rows + size.validation.rows + size.test.rows) * Double(size.width) * 5e-8
  }

  private static func judging(
    _ settings: TrialSettings, _ size: DivisionSize, _ questions: Questions
  ) -> Double {
    let evaluator = Evaluator(seed: settings.trialSeed)
    let chooses = size.validation.keeping(questions.validation.choose)
    let measuring = [chooses, size.test].reduce(0) { sum, part in
      sum
        + evaluator.work(
          anomalies: part.anomalies, ordinary: part.rows - part.anomalies,
          isGrouped: part.groups != nil)
    }
    let answering = questions.thresholds.reduce(0) { sum, request in
      let isLearned = size.validation.rows == 0 && !request.needsLabels
      let part = size.validation.rows > 0 ? size.validation : isLearned ? size.training : size.test
      // A promise rests on the groups that chose nothing.
      let groups = part.groups.map { Int(Double($0) * questions.validation.calibrate) }
      return sum + request.work(rows: part.rows, groups: groups)
    }
    return measuring + answering
  }
}

extension Workload {
  /// What the detector of a trial is to do.
  init(_ settings: TrialSettings, _ size: DivisionSize) {
    let share = Int((settings.learningShare * Double(size.training.rows)).rounded())
    self.init(
      training: min(share, settings.learningLimit ?? share),
      others: size.validation.rows + (settings.split.method.isTransductive ? 0 : size.test.rows),
      columns: size.width)
  }
}
