import Formats
import Machine
import Runs

/// How far the trials of a run are.
struct RunProgress {
  private(set) var total = 0
  private(set) var done = 0
  private var failed = 0
  private var lost = 0
  private var running = 0
  private var resumed = 0
  private var best: (metric: Double, detector: String)?
  private var phase: String?
  /// When the first trial was planned, in seconds.
  private var began: Double?

  mutating func take(_ event: RunEvent, at seconds: Double) {
    switch event {
    case .planned(_, let trials, let finished):
      began = began ?? seconds
      (total, done, resumed) = (total + trials, done + finished, resumed + finished)
    case .more(let trials): total += trials
    case .started: running += 1
    case .finished(_, let detector, _, let isFailed, let metric):
      done += 1
      running -= 1
      if isFailed { failed += 1 }
      if let metric, metric > best?.metric ?? -.infinity { best = (metric, detector) }
    case .lost(_, _, let isFinal):
      if isFinal {
        (lost, done, running) = (lost + 1, done + 1, running - 1)
      }
    case .phase(let name): phase = name
    case .hint: break
    }
  }

  /// What is said of them; `nil` before there are any.
  func line(at seconds: Double) -> ProgressLine? {
    guard let began, total > 0 else { return nil }
    let pace = Pace(done: done - resumed, seconds: seconds - began)
    return ProgressLine(
      share: Double(done) / Double(total), title: "\(done) of \(total) trials",
      words: [
        phase, phase == nil ? pace.left(total - done) : nil,
        running > 0 ? "\(running) running" : nil, failed > 0 ? "\(failed) failed" : nil,
        lost > 0 ? "\(lost) lost" : nil, done < total ? pace.rate(.things("trials")) : nil,
        best.map { "best \($0.detector) \(($0.metric * 1000).rounded() / 1000)" },
      ].compactMap(\.self))
  }
}

extension RunEvent {
  /// The event as `--json` writes it.
  var json: JSON {
    switch self {
    case .planned(let folder, let trials, let finished):
      [
        "event": "planned", "folder": .text(folder), "trials": JSON(trials),
        "finished": JSON(finished),
      ]
    case .more(let trials): ["event": "more", "trials": JSON(trials)]
    case .started(let trial, let worker):
      ["event": "started", "trial": .text(trial), "worker": JSON(worker)]
    case .finished(let trial, let detector, let dataset, let failed, let metric):
      [
        "event": "finished", "trial": .text(trial), "detector": .text(detector),
        "dataset": .text(dataset), "status": failed ? "failed" : "ok", "metric": JSON(metric),
      ]
    case .lost(let trial, let reason, let isFinal):
      ["event": "lost", "trial": .text(trial), "reason": .text(reason), "final": JSON(isFinal)]
    case .phase(let name): ["event": "phase", "name": .text(name)]
    case .hint(let text): ["event": "hint", "text": .text(text)]
    }
  }
}

extension Work {
  /// How far it is, as `--json` writes it.
  var json: JSON {
    [
      "event": "work", "title": .text(title), "done": JSON(done),
      "total": total.map { JSON($0) } ?? .null,
    ]
  }
}
