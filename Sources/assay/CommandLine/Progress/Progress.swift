import Formats
import Machine
import Runs
import Synchronization
import Wording

/// Tells a person how far a command is: a bar on a terminal, a line now and then elsewhere, or JSON events.
///
/// What is done within a second is not told of. Nothing of it goes to standard output.
final class Progress: Onlooker {
  enum Style: Sendable { case bar, lines, json, quiet }

  private let console: Console
  private let style: Style
  /// The seconds since it began.
  private let clock: @Sendable () -> Double
  private let state = Mutex(State())

  private struct State {
    var run: RunProgress?
    /// How many tenths of the trials were told of.
    var tenths = 0
    /// What is at work, what began last at the end.
    var works: [(work: Work, began: Double, due: Double)] = []
    /// Whether a line of ours stands on the terminal.
    var isDrawn = false
    var hasEnded = false
  }

  /// - Parameter style: `nil` for what suits the terminal.
  init(_ console: Console, _ style: Style? = nil, clock: @escaping @Sendable () -> Double) {
    self.console = console
    self.style = style ?? (console.err.canRedraw ? .bar : .lines)
    self.clock = clock
  }

  /// Does `work` with somebody looking on, ten times a second.
  static func shown<Answer>(
    on console: Console, _ style: Style? = nil, _ work: (Progress) throws -> Answer
  ) rethrows -> Answer {
    let watch = Stopwatch()
    let progress = Progress(console, style) { watch.seconds }
    let ticker = Ticker(every: 0.1) { progress.tick() }
    defer {
      ticker.stop()
      progress.end()
    }
    return try Work.$onlooker.withValue(progress) { try work(progress) }
  }

  func begins(_ work: Work) {
    let now = clock()
    state.withLock { $0.works.append((work, now, now + Self.firstLine)) }
  }

  func ends(_ work: Work) { state.withLock { $0.works.removeAll { $0.work === work } } }

  func tell(_ event: RunEvent) {
    if style == .json { console.progress(event.json.text() + "\n") }
    let now = clock()
    state.withLock { state in
      var run = state.run ?? RunProgress()
      run.take(event, at: now)
      state.run = run
      if case .hint(let text) = event, style != .json {
        if state.isDrawn { console.erase() }
        state.isDrawn = false
        console.complain(text)
      }
      if style == .lines { say(event, run, now, &state.tenths) }
    }
  }

  /// Shows how far it is now.
  func tick() {
    let now = clock()
    state.withLock { state in
      guard !state.hasEnded else { return }
      switch style {
      case .quiet: break
      case .bar: draw(&state, now)
      case .lines, .json: sayDue(&state, now)
      }
    }
  }

  /// Leaves the line of the bar; nothing is shown from now on.
  func end() {
    state.withLock { state in
      state.hasEnded = true
      if state.isDrawn { console.erase() }
    }
  }

  private func draw(_ state: inout State, _ now: Double) {
    guard now >= Self.firstBar else { return }
    let line =
      state.works.last.map { ProgressLine($0.work, seconds: now - $0.began) }
      ?? state.run?.line(at: now)
    if let line {
      console.draw(line.drawn(width: console.err.width))
    } else if state.isDrawn {
      console.erase()
    }
    state.isDrawn = line != nil
  }

  /// When a bar appears, in seconds.
  private static let firstBar = 1.0
  /// When something at work is told of first in a line; then after twice the time, and once a minute at last.
  private static let firstLine = 2.0

  private func sayDue(_ state: inout State, _ now: Double) {
    guard let place = state.works.indices.last, now >= state.works[place].due else { return }
    let (work, began, _) = state.works[place]
    state.works[place].due = now + min(max(now - began, Self.firstLine), 60)
    if style == .json {
      console.progress(work.json.text() + "\n")
    } else {
      console.complain(ProgressLine(work, seconds: now - began).text)
    }
  }

  private func say(_ event: RunEvent, _ run: RunProgress, _ now: Double, _ tenths: inout Int) {
    switch event {
    case .planned(let folder, let trials, let finished):
      console.complain(
        "\(Phrase.counted(trials, "trial")) in \(folder)"
          + (finished > 0 ? ", \(finished) of them done" : ""))
    case .more(let trials):
      console.complain(
        "\(Phrase.counted(trials, "more trial")), for pipelines that are kept or timed")
    case .lost(let trial, let reason, let isFinal):
      console.complain("trial \(trial) was lost: \(reason)\(isFinal ? "" : "; trying it again")")
    case .finished:
      let tenth = run.total > 0 ? run.done * 10 / run.total : 10
      guard tenth > tenths, let line = run.line(at: now) else { return }
      tenths = tenth
      console.complain(line.text)
    case .phase(let name): console.complain(name)
    case .started, .hint: break
    }
  }
}
