import Artifacts
import Evaluation
import Formats
import Machine
import Scoring
import Specs
import Trials
import Vocabulary

/// About what a run would cost, part by part, on a machine that does nothing else.
public struct RunEstimate: Sendable, Equatable {
  /// To read and audit the data: as long as it took just now.
  public let reading: Double
  /// To prepare rows and to run all trials with the jobs asked for.
  public let trials: Double
  /// To time what was fitted, where the spec asks for it.
  public let latency: Double
  /// To compare the candidates and to report.
  public let summary: Double
  /// To keep bundles: the data are read again.
  public let export: Double
  /// How much memory the largest trial would hold, in bytes.
  public let bytes: Double

  public var seconds: Double { reading + trials + latency + summary + export }
}

extension RunEstimate {
  /// - Parameters:
  ///   - whole: How many steps those stand for, and how many preparations these see; `nil` if they are all.
  ///   - later: The rounds that follow the last of the steps.
  ///   - reading: How long it took to read and audit the data.
  init(
    _ steps: [Step], of whole: (steps: Int, preparations: Int)? = nil,
    then later: [PlanPreview.LaterRound] = [], _ sizes: DivisionSizes, _ experiment: Experiment,
    reading: Double, jobs: Int
  ) throws(SettingError) {
    let weight = whole.map { Double($0.steps) / Double(max(1, steps.count)) } ?? 1
    var costs: [Costed] = []
    for step in steps {
      guard let size = sizes.size(of: step.trial) else { continue }
      costs.append(
        Costed(
          step: step, size: size,
          cost: TrialCost(
            try TrialSettings(step.trial.identity), size, experiment.questions)))
    }
    let run = costs.filter(\.step.needsFitting)
    let isIdle = run.isEmpty
    self.reading = reading
    let beyond = isIdle ? 0 : try Self.work(of: later, after: costs, experiment.questions)
    trials = Self.trials(
      run, of: weight, whole?.preparations, and: beyond, reading: reading, jobs: jobs)
    latency = isIdle ? 0 : Self.latency(costs, of: weight, experiment.latency, reading: reading)
    summary = isIdle ? 0 : Self.summary(costs, of: weight, experiment)
    export = isIdle ? 0 : Self.export(costs, of: weight, experiment.export, reading: reading)
    bytes = run.map { max($0.cost.bytes, sizes.readingPeak(of: $0.trial)) }.max() ?? 0
  }

  /// A step with what it costs.
  private struct Costed {
    let step: Step
    let size: DivisionSize
    let cost: TrialCost

    var trial: PlannedTrial { step.trial }
    var isControl: Bool { trial.identity.isControl }
  }

  /// Every worker that finds no prepared rows reads the data; most of them read them at once.
  ///
  /// - Parameters:
  ///   - weight: How many trials each stands for.
  ///   - preparations: How many preparations all of them see, where these are not all.
  ///   - beyond: What later rounds take.
  private static func trials(
    _ run: [Costed], of weight: Double, _ preparations: Int?, and beyond: Double, reading: Double,
    jobs: Int
  ) -> Double {
    guard let longest = run.map(\.cost.seconds).max() else { return 0 }
    let prepared = Dictionary(run.map { ($0.trial.preparation, $0.size) }) { first, _ in first }
    let seen = prepared.values.map(TrialCost.preparing).sorted().reduce(0, +)
    let preparing = seen * Double(preparations ?? prepared.count) / Double(prepared.count)
    let work = weight * run.map(\.cost.seconds).reduce(0, +) + preparing + beyond
    let side = Double(min(jobs, Int(weight * Double(run.count)), max(1, Host.processors)))
    return start + reading + max(work / side, longest)
  }

  /// What rounds take that cannot be planned yet: as many settings as go on, each as long as settings take on
  /// average with so large a share of the training rows.
  private static func work(
    of rounds: [PlanPreview.LaterRound], after costs: [Costed], _ questions: Questions
  ) throws(SettingError) -> Double {
    let own = costs.filter { !$0.isControl }
    let settings = Set(own.map(\.trial.candidate)).count
    var work = 0.0
    for round in rounds where settings > 0 {
      var all = 0.0
      for costed in own {
        let trial = try TrialSettings(costed.trial.identity.learning(from: round.share))
        all += TrialCost(trial, costed.size, questions).seconds
      }
      work += all * Double(round.settings) / Double(settings)
    }
    return work
  }

  /// To start the workers.
  private static let start = 0.05

  private static func latency(
    _ costs: [Costed], of weight: Double, _ setting: LatencySetting?, reading: Double
  ) -> Double {
    guard let setting else { return 0 }
    var timed = costs.filter { !$0.isControl }
    if !setting.timesAll {
      // One trial stands for all of a detector on a division.
      var seen: Set<[String]> = []
      timed = timed.filter {
        seen.insert([
          "\($0.trial.dataset)", $0.trial.identity.splitAlone.text(), $0.trial.identity.detector,
        ]).inserted
      }
    }
    let places = Set(timed.map(\.trial.preparation))
    let calls = timed.reduce(0) { sum, costed in
      sum + TrialCost.preparing(costed.size) + setting.seconds(perRow: costed.cost.secondsPerRow)
    }
    return Double(places.count) * reading / Double(max(1, Set(costs.map(\.trial.dataset)).count))
      + (setting.timesAll ? weight : 1) * calls
  }

  /// What a bundle takes to be written.
  private static let bundle = 0.005

  private static func export(
    _ costs: [Costed], of weight: Double, _ export: Export, reading: Double
  ) -> Double {
    let own = costs.filter { !$0.isControl }
    let datasets = Set(own.map(\.trial.dataset)).count
    let bundles =
      switch export {
      case .none: 0
      case .best, .allSeeds: datasets
      case .bestOf(let names): datasets * names.count
      case .all: Int(weight * Double(own.count))
      }
    return bundles == 0 ? 0 : reading + Double(bundles) * bundle
  }

  /// What a trial takes in the reports.
  private static let reported = 0.0015

  /// Candidates that saw the same rows are followed through resamples of all of them at once.
  private static func summary(
    _ costs: [Costed], of weight: Double, _ experiment: Experiment
  ) -> Double {
    let lineups = Dictionary(grouping: costs) {
      "\($0.trial.dataset) \($0.trial.identity.splitAlone.text())"
    }
    let compared = lineups.values.map { lineup in
      let parts = lineup.map {
        ($0.size.validation.keeping(experiment.validation.choose), $0.size.test)
      }
      let (choosing, measuring) = (
        parts.reduce(0) { $0 + $1.0.observable }, parts.reduce(0) { $0 + $1.1.observable }
      )
      return 0.02 + weight
        * (Contest.work(rowScores: choosing) + Contest.work(rowScores: measuring))
    }.sorted().reduce(0, +)
    return compared + weight * Double(costs.count) * reported
  }
}

extension DivisionSize.Part {
  /// How many of the rows tell candidates apart: none where none is an anomaly.
  fileprivate var observable: Int { anomalies > 0 ? rows : 0 }
}

extension LatencySetting {
  /// About how long all calls take for a pipeline that scores a row in so many seconds.
  func seconds(perRow: Double) -> Double {
    let rows = batches.reduce(0) { $0 + Double($1) }
    let call = Double(batches.count) * 1e-5 + rows * (perRow + 2e-7)
    return Double(workers.count) * Double(calls + 51) * call
  }
}
