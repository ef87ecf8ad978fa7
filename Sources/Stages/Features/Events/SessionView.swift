public import Vocabulary

/// The sessions of all users by now, and what each user's closed ones taught.
public struct SessionView: EventView {
  private let features: FittedSessionFeatures
  /// How many events were seen.
  private var seen = 0
  private var users: [String: UserSessions] = [:]

  init(_ features: FittedSessionFeatures) { self.features = features }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    guard let user = event.group, let name = event["session"]?.word else { return nil }
    var sessions = users.removeValue(forKey: user) ?? UserSessions()
    let line = SessionLine(event)
    let row = sessions.see(line, of: name, number: seen, as: features)
    users[user] = sessions
    return row
  }
}

/// What a user did by now.
private struct UserSessions {
  private var habits = SessionHabits()
  /// Sessions that nothing was learned from yet, in the order in which they began.
  private var sessions: [RunningSession] = []

  mutating func see(
    _ line: SessionLine, of name: String, number: Int, as features: FittedSessionFeatures
  ) -> EventRow? {
    let place = place(of: name, at: line.time)
    let isSeen = sessions[place].start >= features.first && sessions[place].habits.sessions > 0
    let row = sessions[place].see(line, number: number, as: features.unit)
    return isSeen ? row : nil
  }

  /// Where the open session of that name is; if there is none it begins, and is seen with what the sessions
  /// that have closed by now teach.
  private mutating func place(of name: String, at time: Int64) -> Int {
    if let place = sessions.firstIndex(where: { $0.name == name && !$0.isClosed }) { return place }
    for session in sessions where session.isClosed { habits.learn(from: session.lines) }
    sessions.removeAll(where: \.isClosed)
    sessions.append(RunningSession(name: name, start: time, habits: habits))
    return sessions.count - 1
  }
}
