/// What is known of a session by now.
struct SessionPast: Sendable {
  /// When it opened: at the line that says so, else at its first.
  private(set) var opened: Int64
  /// The user of that line.
  private(set) var owner: Int
  private var hasOpeningLine = false
  private(set) var isClosed = false
  /// The time of its latest line, which line that is, and whose.
  private(set) var latest: (time: Int64, number: Int, user: Int)
  /// What its opening and closing lines name.
  private(set) var devices: [String] = []
  private(set) var addresses: [String] = []
  private(set) var signals = LatestSignals()
  private(set) var signallers = Signallers.none

  /// Whose signals it has.
  enum Signallers: Equatable {
    case none
    case one(Int)
    case several
  }

  init(opened: Int64, by user: Int, number: Int) {
    self.opened = opened
    owner = user
    latest = (opened, number, user)
  }

  /// Whether it is open at a moment that is not before its latest line, where `idle` milliseconds without a line
  /// close it.
  func isOpen(at time: Int64, idle: Int64) -> Bool { !isClosed && time - latest.time < idle }

  mutating func note(line number: Int, at time: Int64, by user: Int) {
    latest = (time, number, user)
  }

  /// Takes the first line that says that the session opens for its opening; answers whether it is.
  mutating func open(at time: Int64, by user: Int) -> Bool {
    guard !hasOpeningLine else { return false }
    hasOpeningLine = true
    opened = time
    owner = user
    return true
  }

  mutating func close() { isClosed = true }

  /// Answers whether the session had not named the device before.
  mutating func name(device: String) -> Bool {
    guard !devices.contains(device) else { return false }
    devices.append(device)
    return true
  }

  /// Answers whether the session had not named the address before.
  mutating func name(address: String) -> Bool {
    guard !addresses.contains(address) else { return false }
    addresses.append(address)
    return true
  }

  mutating func append(_ mark: SignalMark, _ words: SignalWords, by user: Int) {
    _ = signals.append(mark, words)
    switch signallers {
    case .none: signallers = .one(user)
    case .one(let other) where other != user: signallers = .several
    case .one, .several: break
    }
  }
}
