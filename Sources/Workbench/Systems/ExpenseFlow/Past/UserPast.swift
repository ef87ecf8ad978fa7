/// What is known of a user by now.
struct UserPast: Sendable {
  private(set) var history = SignalHistory()
  /// The user's sessions, in the order in which they opened.
  private(set) var sessions: [Int] = []
  /// What the user's sessions name, each device once a session.
  private(set) var devices = Tally<String>()
  /// Sessions that may be open: all that are, and some that no longer are.
  private var running: [Int] = []
  /// The sessions from that place on opened within the week before the latest line.
  private var weekStart = 0
  private(set) var weekAddresses = Tally<String>()
  /// The sessions of the user's latest signals, with the time of the latest of each, in that order.
  private var signalled: [(session: Int, time: Int64)] = []

  static let week: Int64 = 7 * 86_400_000
  static let switching: Int64 = 600_000

  mutating func append(_ mark: SignalMark, _ words: SignalWords) {
    history.append(mark, words)
    signalled.removeAll {
      $0.session == Int(mark.session) || $0.time < mark.time - Self.switching
    }
    signalled.append((Int(mark.session), mark.time))
  }

  /// How many sessions the user's signals from `start` on belong to.
  func sessionsSignalled(since start: Int64) -> Int {
    signalled.count { $0.time >= start }
  }

  mutating func own(_ session: Int, _ past: SessionPast) {
    sessions.append(session)
    for device in past.devices { devices.add(device) }
    for address in past.addresses { weekAddresses.add(address) }
  }

  mutating func disown(_ session: Int, _ past: SessionPast) {
    guard let place = sessions.firstIndex(of: session) else { return }
    sessions.remove(at: place)
    running.removeAll { $0 == session }
    for device in past.devices { devices.remove(device) }
    if place < weekStart {
      weekStart -= 1
    } else {
      for address in past.addresses { weekAddresses.remove(address) }
    }
  }

  mutating func add(device: String) { devices.add(device) }

  /// Adds an address that a session named, if that opened within the week.
  mutating func add(address: String, of session: Int) {
    if sessions[weekStart...].contains(session) { weekAddresses.add(address) }
  }

  /// Forgets the addresses of sessions that opened more than a week before `time`.
  mutating func passWeek(to time: Int64, _ pasts: [SessionPast]) {
    while weekStart < sessions.count, pasts[sessions[weekStart]].opened < time - Self.week {
      for address in pasts[sessions[weekStart]].addresses { weekAddresses.remove(address) }
      weekStart += 1
    }
  }

  /// Notes that a session goes on.
  mutating func run(_ session: Int) {
    if running.last != session, !running.contains(session) { running.append(session) }
  }

  /// How many of the user's sessions are open at `time`, those that are not being forgotten.
  mutating func runningSessions(
    at time: Int64, idle: Int64, _ pasts: [SessionPast]
  ) -> Int {
    running.removeAll { !pasts[$0].isOpen(at: time, idle: idle) }
    return running.count
  }
}
