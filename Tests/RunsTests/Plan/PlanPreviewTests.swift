import Artifacts
import Formats
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What a run is said to be before it is begun.
struct PlanPreviewTests {
  /// Forty rows of two columns and two seeds: half as long with two jobs, as far as there are processors.
  @Test func `the estimate is shared among the jobs`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false\nseeds: [1, 2]")
    let one = try sweep.preview.estimate
    sweep.options.jobs = 2
    let two = try sweep.preview.estimate
    let (alone, shared) = (one.trials - one.reading - 0.05, two.trials - two.reading - 0.05)
    let parts = Double(min(2, Host.processors))
    #expect(Int((alone / parts * 1e6).rounded()) == Int((shared * 1e6).rounded()))
    #expect(one.latency == 0)
  }

  /// A bundle takes 5 ms, beside which the data are read again; a trial takes 1.5 ms in the reports.
  @Test func `bundles and reports are counted`() throws {
    func estimate(_ export: String) throws -> RunEstimate {
      try SmallSweep("detectors: [ecod, hbos]\ncontrols: false\nexport: \(export)").preview.estimate
    }
    let (none, best, all) = try (estimate("none"), estimate("best"), estimate("all"))
    #expect(none.export == 0)
    #expect(best.export == best.reading + 0.005)
    #expect(all.export == all.reading + 2 * 0.005)
    #expect(all.seconds == all.reading + all.trials + all.latency + all.summary + all.export)
    let one = try SmallSweep("detectors: [ecod]\ncontrols: false").preview.estimate.summary
    #expect(none.summary > one + 0.0015)
  }

  /// Of four settings two go on, and one of them, each with a larger share of the training rows.
  @Test func `rounds that cannot be planned yet are counted by how many settings go on`() throws {
    let spec = "detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]\ncontrols: false\n"
    let sweep = try SmallSweep(spec + "search: { halving: {} }")
    let preview = try sweep.preview
    #expect(!preview.later.isEmpty)
    let goingOn = preview.later.reduce(0) { $0 + $1.settings }
    let alone = try RunEstimate(
      preview.steps, sizes(of: sweep), sweep.experiment, reading: 0, jobs: 1)
    let whole = try RunEstimate(
      preview.steps, then: preview.later, sizes(of: sweep), sweep.experiment, reading: 0, jobs: 1)
    // Forty rows are so few that their share hardly counts: a setting takes as long in each round.
    let each = (alone.trials - 0.05) / Double(preview.count)
    #expect(abs((whole.trials - alone.trials) / (each * Double(goingOn)) - 1) < 0.01)
  }

  /// So many trees take longer than all else together, half of which is less than the forest alone.
  @Test func `a run takes no less than its longest trial, however many jobs there are`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod, isolation-forest: { trees: 10000 }]\ncontrols: false")
    let (steps, sizes) = (try sweep.preview.steps, try sizes(of: sweep))
    let size = try #require(sizes.size(of: steps[0].trial))
    let seconds = try steps.map {
      TrialCost(try TrialSettings($0.trial.identity), size, sweep.experiment.questions).seconds
    }
    #expect(seconds.count == 2 && seconds[1] > 2 * seconds[0])
    func trials(jobs: Int) throws -> Double {
      try RunEstimate(steps, sizes, sweep.experiment, reading: 3, jobs: jobs).trials
    }
    let work = seconds[0] + seconds[1] + TrialCost.preparing(size)
    // To start the workers takes 50 ms.
    #expect(Int(((try trials(jobs: 1) - 3.05 - work) * 1e9).rounded()) == 0)
    let longest = Host.processors > 1 ? seconds[1] : work
    #expect(Int(((try trials(jobs: 2) - 3.05 - longest) * 1e9).rounded()) == 0)
  }

  /// Of 40 rows 8 are anomalies: 2 and 6 others validate, of which a fifth of the others, 1, chooses too; 2 and 10
  /// others measure. Beside 20 ms, each of 3 and of 12 rows takes 4 ns in each of 2,000 resamples for each trial, and
  /// a trial 1.5 ms in the reports.
  @Test(arguments: [("[ecod]", 1), ("[ecod, hbos, copod]", 3)])
  func `comparing takes the rows that choose and those that measure through resamples`(
    detectors: String, trials: Int
  ) throws {
    let sweep = try SmallSweep("detectors: \(detectors)\ncontrols: false")
    let summary = try sweep.preview.estimate.summary
    #expect(Int((summary * 1e6).rounded()) == 20_000 + trials * (3 + 12) * 8 + trials * 1500)
  }

  @Test func `rows without an anomaly compare nothing`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\ncontrols: false", data: "{ file: rows.csv, label: none }")
    #expect(try Int((sweep.preview.estimate.summary * 1e6).rounded()) == 20_000 + 1500)
  }

  /// 49 calls and 51 before them, of one row and of a hundred: 10 µs a call, and 1.2 µs a row, by one worker and by
  /// two.
  @Test func `calls that are timed take what their rows take, for each number of workers`() throws {
    let timed = "latency: { calls: 49, batch: [1, 100], threads: [1, 2] }"
    let setting = try #require(
      try SmallSweep("detectors: [ecod]\n\(timed)").experiment.latency)
    #expect(Int((setting.seconds(perRow: 1e-6) * 1e7).rounded()) == 2 * 100 * (200 + 101 * 12))
  }

  /// Two settings of one detector and another detector: without more words one of each detector is timed.
  @Test func `of each detector one trial is timed, or all, on rows that are read again`() throws {
    func latency(_ trials: String) throws -> Double {
      let sweep = try SmallSweep(
        "detectors: [hbos: { bins: [5, 10] }, ecod]\nlatency: { trials: \(trials) }")
      let estimate = try RunEstimate(
        sweep.preview.steps, sizes(of: sweep), sweep.experiment, reading: 3, jobs: 1)
      let parts = [estimate.trials, estimate.latency, estimate.summary, estimate.export]
      #expect(abs(estimate.seconds - parts.reduce(3, +)) < 1e-9)
      return estimate.latency
    }
    let sweep = try SmallSweep(
      "detectors: [hbos: { bins: [5, 10] }, ecod]\ncontrols: false\nlatency: {}")
    let setting = try #require(sweep.experiment.latency)
    let each = try sweep.trials.map { trial in
      let size = try #require(try sizes(of: sweep).size(of: trial))
      let cost = TrialCost(try TrialSettings(trial.identity), size, sweep.experiment.questions)
      return TrialCost.preparing(size) + setting.seconds(perRow: cost.secondsPerRow)
    }
    #expect(
      try Int((latency("best") * 1e9).rounded()) == Int(((3 + each[0] + each[2]) * 1e9).rounded()))
    #expect(
      try Int((latency("all") * 1e9).rounded())
        == Int(((3 + each[0] + each[1] + each[2]) * 1e9).rounded()))
  }

  /// Of two data sets each has half of the reading, and each is read again for what is timed on it.
  @Test func `rows that are timed take the reading of their own data set`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\ncontrols: false\nlatency: {}",
      data: "{ file: rows.csv }, { file: more.csv }")
    var sizes = DivisionSizes(sweep.experiment)
    let loader = try DataLoader(sweep.experiment, searchFolders: [sweep.home])
    for place in 0..<2 { sizes.note(try loader.load(place), at: place) }
    func latency(_ count: Int, reading: Double) throws -> Double {
      try RunEstimate(
        Array(sweep.preview.steps.prefix(count)), sizes, sweep.experiment, reading: reading, jobs: 1
      ).latency
    }
    let both = try latency(2, reading: 3) - latency(2, reading: 0)
    #expect(Int((both * 1e6).rounded()) == 3_000_000)
  }

  @Test func `a run takes as much memory as its largest trial`() throws {
    let sweep = try SmallSweep(
      "detectors: [hbos, isolation-forest: { trees: 10000 }]\ncontrols: false")
    let (steps, sizes) = (try sweep.preview.steps, try sizes(of: sweep))
    let bytes = try steps.map { step in
      TrialCost(
        try TrialSettings(step.trial.identity), try #require(sizes.size(of: step.trial)),
        sweep.experiment.questions
      ).bytes
    }
    #expect(bytes[0] < bytes[1])
    #expect(
      try RunEstimate(steps, sizes, sweep.experiment, reading: 0, jobs: 1).bytes == bytes[1])
  }

  @Test func `rounds in which nothing is left to go on take nothing`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]\nsearch: { halving: {} }")
    let preview = try sweep.preview
    let controls = try sweep.trials.filter(\.identity.isControl)
      .map { Step($0, .run(because: .new)) }
    #expect(!controls.isEmpty && !preview.later.isEmpty)
    func trials(_ later: [PlanPreview.LaterRound]) throws -> Double {
      try RunEstimate(
        controls, then: later, sizes(of: sweep), sweep.experiment, reading: 0, jobs: 1
      ).trials
    }
    #expect(try trials(preview.later) == trials([]))
  }

  private func sizes(of sweep: SmallSweep) throws -> DivisionSizes {
    var sizes = DivisionSizes(sweep.experiment)
    sizes.note(try DataLoader(sweep.experiment, searchFolders: [sweep.home]).load(0), at: 0)
    return sizes
  }

  @Test func `a run takes no less memory than it took to read its data just now`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    var sizes = DivisionSizes(sweep.experiment)
    let dataset = try DataLoader(sweep.experiment, searchFolders: [sweep.home]).load(0)
    func bytes(_ peak: Int?) throws -> Double {
      sizes.note(dataset, at: 0, peak: peak)
      return try RunEstimate(
        sweep.preview.steps, sizes, sweep.experiment, reading: 0, jobs: 1
      ).bytes
    }
    let law = try bytes(nil)
    #expect(law > 42e6 && law < 43e6)
    #expect(try bytes(1000) == law)
    #expect(try bytes(9_000_000_000) == 9e9)
  }

  @Test func `what is kept costs nothing but to read the data`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    sweep.options.keepsScores = false
    _ = try sweep.madeFolder()
    for trial in try sweep.trials { try sweep.keep(trial, validation: 0.5) }
    let estimate = try sweep.preview.estimate
    #expect(estimate.seconds == estimate.reading)
    #expect(estimate.bytes == 0)
  }

  @Test func `a preview names the folder, the trials and the data of the run`() throws {
    let sweep = try SmallSweep("detectors: [{ knn: { neighbors: [3, 5] } }, ecod]")
    let preview = try sweep.preview
    #expect(preview.folder == (try sweep.folder.path))
    let steps = try preview.steps
    #expect(steps.map(\.trial) == (try sweep.trials))
    #expect(steps.count == preview.count && steps.allSatisfy { $0.action == .run(because: .new) })
    #expect(preview.datasets.map(\.name) == ["rows"])
    #expect(preview.budgets.map(\.settings) == [2, 1])
    #expect(preview.spec == .object(sweep.experiment.spec))
  }

  /// 12,000 trials, two of each seed in turns, of which 5,000 tell the cost.
  @Test func `of many trials some tell what all would take, and none is made but those`() throws {
    let seeds = (1...6000).map { "\($0)" }.joined(separator: ", ")
    let sweep = try SmallSweep(
      "detectors: [ecod, isolation-forest: { trees: 2 }]\ncontrols: false\nseeds: [\(seeds)]")
    let preview = try sweep.preview
    #expect(preview.count == 12_000)
    let whole = try RunEstimate(
      preview.steps, sizes(of: sweep), sweep.experiment, reading: 0, jobs: 1)
    let told = preview.estimate
    #expect(abs((told.trials - told.reading) / whole.trials - 1) < 0.03)
    #expect(abs(told.summary / whole.summary - 1) < 0.01)
    #expect(told.bytes == whole.bytes)
    #expect(try preview.steps(11_998..<12_000).map(\.trial) == Array(sweep.trials.suffix(2)))
  }
}
