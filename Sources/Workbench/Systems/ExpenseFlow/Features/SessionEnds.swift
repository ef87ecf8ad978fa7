/// Which sessions end when: at the line that closes them, or when nothing has come of them for long enough.
///
/// A session ends once, by what comes first; what comes of it later is no row.
struct SessionEnds: Sendable {
  private let idle: Int64
  private var sessions: [Int: Running] = [:]
  /// The lines of sessions that have not ended, of which only the latest of each still counts.
  private var lines: [(session: Int, number: Int, time: Int64)] = []
  /// The lines before that place are done with.
  private var done = 0

  fileprivate struct Running {
    /// What the row of the session speaks of: its requests, else its signals, else the line where it ends.
    var requests: [Int] = []
    var signals: [Int] = []
    var line: Int
    var hasEnded = false

    var events: [Int] { requests.isEmpty ? signals.isEmpty ? [line] : signals : requests }
  }

  init(idle: Int64) { self.idle = idle }

  /// Takes the next line, and answers the events that the session's row speaks of where it ends there.
  mutating func take(
    _ content: FlowLine.Content, _ number: Int, of session: Int, at time: Int64
  ) -> [Int]? {
    guard sessions[session]?.hasEnded != true else { return nil }
    var running = sessions.removeValue(forKey: session) ?? Running(line: number)
    running.line = number
    switch content {
    case .request: running.requests.append(number)
    case .signal: running.signals.append(number)
    case .session(let mark): running.hasEnded = !mark.isOpening
    }
    defer { sessions[session] = running.hasEnded ? Running.over : running }
    if running.hasEnded { return running.events }
    lines.append((session, number, time))
    return nil
  }

  /// The next session that has ended before `time` since nothing came of it, or of all that are left.
  mutating func next(
    before time: Int64?
  ) -> (session: Int, time: Int64, events: [Int])? {
    while done < lines.count {
      let line = lines[done]
      let end = line.time + idle
      if let time, end >= time { return nil }
      passLine()
      guard let running = sessions[line.session], !running.hasEnded, running.line == line.number
      else { continue }
      sessions[line.session] = Running.over
      return (line.session, end, running.events)
    }
    return nil
  }

  private mutating func passLine() {
    done += 1
    guard done > 1024, 2 * done > lines.count else { return }
    lines.removeFirst(done)
    done = 0
  }
}

extension SessionEnds.Running {
  /// A session of which nothing more is asked.
  fileprivate static let over = Self(line: 0, hasEnded: true)
}
