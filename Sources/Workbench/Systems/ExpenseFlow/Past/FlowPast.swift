import Vocabulary

/// All that is known by now, of every user and every session.
struct FlowPast: Sendable {
  let zone: Zone
  /// After how many milliseconds without a line a session counts as closed.
  let idle: Int64
  private(set) var sessions: [SessionPast] = []
  private(set) var users: [UserPast] = []
  private var sessionPlaces: [String: Int] = [:]
  private var userPlaces: [String: Int] = [:]

  init(zone: Zone, idle: Int64) {
    self.zone = zone
    self.idle = idle
  }

  /// Takes in the next line, the `number`th of all events, and answers the places of its session and its user.
  mutating func take(_ line: FlowLine, number: Int) -> (session: Int, user: Int) {
    let user = place(ofUser: line.user)
    let session = place(ofSession: line, by: user, number: number)
    users[sessions[session].owner].passWeek(to: line.time, sessions)
    sessions[session].note(line: number, at: line.time, by: user)
    switch line.content {
    case .request: break
    case .signal(let signal): append(signal, line.time, number: number, session, by: user)
    case .session(let mark): take(mark, at: line.time, session, by: user)
    }
    if !sessions[session].isClosed { users[sessions[session].owner].run(session) }
    return (session, user)
  }

  private mutating func place(ofUser name: String) -> Int {
    if let place = userPlaces[name] { return place }
    userPlaces[name] = users.count
    users.append(UserPast())
    return users.count - 1
  }

  private mutating func place(ofSession line: FlowLine, by user: Int, number: Int) -> Int {
    if let place = sessionPlaces[line.session] { return place }
    let place = sessions.count
    sessionPlaces[line.session] = place
    sessions.append(SessionPast(opened: line.time, by: user, number: number))
    users[user].own(place, sessions[place])
    return place
  }

  private mutating func append(
    _ signal: FlowLine.Signal, _ time: Int64, number: Int, _ session: Int, by user: Int
  ) {
    let mark = SignalMark(
      number: number, time: time, risk: signal.risk, type: Int8(signal.type.place),
      severity: signal.severity, hour: Int8(zone.local(time).hour), isAnomaly: signal.isAnomaly,
      session: Int32(session))
    sessions[session].append(mark, signal.words, by: user)
    users[user].append(mark, signal.words)
  }

  private mutating func take(
    _ mark: FlowLine.SessionMark, at time: Int64, _ session: Int, by user: Int
  ) {
    if mark.isOpening {
      let owner = sessions[session].owner
      let before = sessions[session]
      if sessions[session].open(at: time, by: user) {
        users[owner].disown(session, before)
        users[user].passWeek(to: time, sessions)
        users[user].own(session, sessions[session])
      }
    } else {
      sessions[session].close()
    }
    let owner = sessions[session].owner
    if let device = mark.device, sessions[session].name(device: device) {
      users[owner].add(device: device)
    }
    if let address = mark.address, sessions[session].name(address: address) {
      users[owner].add(address: address, of: session)
    }
  }

  /// The latest signals of a session or of a user.
  func history(of session: Int, or user: Int) -> SignalHistory {
    switch sessions[session].signallers {
    case .none: users[user].history
    case .one(let other) where other == user: users[user].history
    case .one, .several: users[user].history.joined(with: sessions[session].signals)
    }
  }

  /// What the sessions of a user say at a moment.
  mutating func sessionFacts(of user: Int, at time: Int64) -> SessionFacts {
    users[user].passWeek(to: time, sessions)
    let open = users[user].runningSessions(at: time, idle: idle, sessions)
    let past = users[user]
    let own = past.sessions
    let day = own.partitioned { sessions[$0].opened < time - SessionFacts.day }
    return SessionFacts(
      recent: own.count - day, open: open,
      durations: own.suffix(SessionFacts.latest).map {
        Double(sessions[$0].latest.time - sessions[$0].opened) / 1000
      },
      signalled: past.sessionsSignalled(since: time - UserPast.switching),
      devices: past.devices.distinct, weekAddresses: past.weekAddresses.distinct)
  }
}

/// What a user's sessions say at a moment.
struct SessionFacts {
  static let day: Int64 = 86_400_000
  /// Of how many sessions the duration counts.
  static let latest = 100

  /// How many opened within a day.
  let recent: Int
  let open: Int
  /// In seconds, of the latest.
  let durations: [Double]
  /// To how many sessions the signals of the last minutes belong.
  let signalled: Int
  let devices: Int
  /// How many addresses the sessions named that opened within a week.
  let weekAddresses: Int
}
