import Formats
import Foundation
import Machine
import Runs
import Synchronization
import Wording

/// Tells a person how a run goes: a bar on a terminal, a line now and then elsewhere, or JSON events.
final class Progress: Sendable {
  enum Style: Sendable { case bar, lines, json, quiet }

  private let console: Console
  private let style: Style
  private let state = Mutex(State())

  fileprivate struct State {
    var total = 0
    var done = 0
    var failed = 0
    var lost = 0
    var running = 0
    var resumed = 0
    var best: (metric: Double, detector: String)?
    var phase: String?
    var watch = Stopwatch()
    var drawn = Stopwatch()
    var isDrawn = false
    var lastTenth = 0
  }

  init(_ console: Console, _ style: Style) {
    self.console = console
    self.style = style
  }

  func tell(_ event: RunEvent) {
    if style == .json { console.progress(event.json.text() + "\n") }
    if case .hint(let text) = event, style != .json {
      end()
      console.complain(text)
      return
    }
    state.withLock { state in
      state.take(event)
      switch style {
      case .bar: draw(&state, event)
      case .lines: say(&state, event)
      case .json, .quiet: break
      }
    }
  }

  /// Leaves the line of the bar.
  func end() {
    state.withLock { state in
      if state.isDrawn { console.progress("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func draw(_ state: inout State, _ event: RunEvent) {
    var isUrgent = state.done == state.total
    if case .started = event { isUrgent = false }
    guard isUrgent || !state.isDrawn || state.drawn.seconds > 0.1 else { return }
    console.progress("\r" + state.line(width: console.err.width) + "\u{1B}[K")
    state.isDrawn = true
    state.drawn = Stopwatch()
  }

  private func say(_ state: inout State, _ event: RunEvent) {
    switch event {
    case .planned(let folder, let trials, let finished):
      console.complain(
        "\(trials) trials in \(folder)" + (finished > 0 ? ", \(finished) of them done" : ""))
    case .lost(let trial, let reason, let isFinal):
      console.complain("trial \(trial) was lost: \(reason)\(isFinal ? "" : "; trying it again")")
    case .finished:
      let tenth = state.total > 0 ? state.done * 10 / state.total : 10
      guard tenth > state.lastTenth else { return }
      state.lastTenth = tenth
      console.complain(state.line(width: 200))
    case .phase(let name): console.complain(name)
    case .started, .hint: break
    }
  }
}

extension Progress.State {
  fileprivate mutating func take(_ event: RunEvent) {
    switch event {
    case .planned(_, let trials, let finished):
      (total, done, resumed) = (total + trials, done + finished, resumed + finished)
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

  /// The bar with what stands beside it, cut to a width.
  fileprivate func line(width: Int) -> String {
    var words = "\(done)/\(total) trials"
    if running > 0 { words += ", \(running) running" }
    if failed > 0 { words += ", \(failed) failed" }
    if lost > 0 { words += ", \(lost) lost" }
    if let phase { words += ", \(phase)" }
    if phase == nil, let left = secondsLeft { words += ", \(Self.duration(left)) left" }
    if let best { words += ", best \(best.detector) \((best.metric * 1000).rounded() / 1000)" }
    let cells = 20
    let filled = total > 0 ? done * cells / total : 0
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
    return String("\(bar) \(Visible.text(words))".prefix(max(20, width - 1)))
  }

  private var secondsLeft: Double? {
    let now = done - resumed
    guard now > 0, done < total else { return nil }
    return watch.seconds / Double(now) * Double(total - done)
  }

  private static func duration(_ seconds: Double) -> String {
    seconds < 90
      ? "\(Int(seconds.rounded(.up))) s"
      : seconds < 5400
        ? "\(Int((seconds / 60).rounded(.up))) min"
        : "\((seconds / 360).rounded() / 10) h"
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
