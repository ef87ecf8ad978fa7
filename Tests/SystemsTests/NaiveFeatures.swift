import Foundation
import Vocabulary

/// ExpenseFlow's features written a second time, word by word as they are described: every value from all lines
/// that were seen, without any state.
struct NaiveFeatures {
  let seen: [Event]
  let isDeployed: Bool
  var idle: Int64 = 30 * 60_000

  enum Scored: Equatable { case request, signal, end }

  /// A session by the lines that were seen.
  struct Session {
    let name: String
    let opened: Int64
    let order: Int
    let owner: String?
    let latest: Int64
    let isClosed: Bool
    let lines: [Event]
  }

  func values(
    at time: Int64, session: String, user: String?, scored: Scored, line: Event
  ) -> [Double] {
    let signals = seen.filter { $0["type"] == .text("signal") }
    let history = Array(
      signals.filter { $0["session"]?.word == session || $0.group == user }.suffix(200))
    let own = history.filter { $0["session"]?.word == session }
    return temporal(history, time, scored) + statistical(history) + distribution(history)
      + (isDeployed && scored != .end ? Array(repeating: 0, count: 10) : sequence(own))
      + context(line, scored, time, session) + graph(signals, time, user)
  }

  // MARK: temporal, statistical

  private func temporal(_ history: [Event], _ time: Int64, _ scored: Scored) -> [Double] {
    func rate(_ minutes: Int64) -> Double {
      Double(history.count { $0.time >= time - minutes * 60_000 })
    }
    let (short, medium, long) = (rate(5), rate(30), rate(120))
    let earlier = scored == .signal ? Array(history.dropLast()) : history
    let last =
      isDeployed
      ? history.count < 2 ? 0 : seconds(history[0].time, time)
      : earlier.last.map { seconds($0.time, time) } ?? 0
    let (hour, day) = clock(time)
    var gaps = zip(history, history.dropFirst()).map { seconds($0.time, $1.time) }
    if isDeployed { gaps = gaps.map { 0 - $0 } }
    return [
      short, medium, long, short - medium, medium - long, last, sin(2 * .pi * Double(hour) / 24),
      cos(2 * .pi * Double(hour) / 24), sin(2 * .pi * Double(day) / 7),
      cos(2 * .pi * Double(day) / 7),
      mean(gaps), variance(gaps).squareRoot(), gaps.min() ?? 0, gaps.max() ?? 0,
    ]
  }

  private func statistical(_ history: [Event]) -> [Double] {
    let types = history.map { $0["signalType"]?.word ?? "" }
    let risks = history.map(risk)
    let sorted = risks.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.isEmpty
      ? 0 : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    let anomalies = Double(history.count(where: isAnomaly))
    let counts = [
      ["ENDPOINT_ACCESS"], ["REQUEST_CADENCE"], ["GEO_DRIFT"], ["USER_AGENT_CHANGE"],
      ["PRIVILEGE_ESCALATION", "PRIVILEGE_REVOCATION"],
    ].map { names in isDeployed ? 0 : Double(types.count(where: names.contains)) }
    let severities = ["LOW", isDeployed ? "MODERATE" : "MEDIUM", "HIGH", "CRITICAL"].map { name in
      Double(history.count { $0["severity"]?.word == name })
    }
    return counts
      + [
        mean(risks), variance(risks).squareRoot(), risks.min() ?? 0, risks.max() ?? 0, median,
        history.isEmpty ? 0 : anomalies / Double(history.count), anomalies,
      ] + severities
  }

  private func risk(_ signal: Event) -> Double {
    signal["riskImpact"]?.number ?? 0 - (signal["trustImpact"]?.number ?? 0)
  }

  private func isAnomaly(_ signal: Event) -> Bool {
    if case .flag(let flag)? = signal["isAnomaly"] { return flag }
    return signal["anomalyScore"]?.number ?? 0 >= 40
  }

  // MARK: distribution, sequence

  private func distribution(_ history: [Event]) -> [Double] {
    func distinct(_ field: String) -> Double {
      Double(Set(history.compactMap { $0[field]?.word }).count)
    }
    let places = Set(
      history.compactMap { signal in
        signal["latitude"]?.number.map { "\($0) \(signal["longitude"]?.number ?? 0)" }
      })
    return [
      distinct("endpoint"), distinct("ipAddress"), distinct("userAgent"), Double(places.count),
      bits(history.map { $0["signalType"]?.word ?? "" }), Double(bursts(history)),
      Double(Set(history.map { clock($0.time).hour }).count),
    ]
  }

  private func bursts(_ history: [Event]) -> Int {
    func inMinute(_ start: Int64) -> [Int] {
      history.indices.filter { (start..<start + 60_000).contains(history[$0].time) }
    }
    var (count, place) = (0, 0)
    if isDeployed {
      let newest = Array(history.reversed())
      while place < newest.count {
        let size = inMinute(newest[place].time).count
        if size >= 10 { count += 1 }
        place += size >= 10 ? size + 1 : 1
      }
      return count
    }
    while place < history.count {
      let members = inMinute(history[place].time).filter { $0 >= place }
      if members.count >= 10 { count += 1 }
      place = members.count >= 10 ? (members.last ?? place) + 1 : place + 1
    }
    return count
  }

  private func sequence(_ own: [Event]) -> [Double] {
    guard own.count > 1 else { return Array(repeating: 0, count: 10) }
    let types = own.map { $0["signalType"]?.word ?? "" }
    let pairs = zip(types, types.dropFirst()).map { "\($0) \($1)" }
    let triples = zip(pairs, types.dropFirst(2)).map { "\($0) \($1)" }
    let gaps = zip(own, own.dropFirst()).map { seconds($0.time, $1.time) }
    let regularity = mean(gaps) > 0 ? 1 / (1 + variance(gaps) / mean(gaps)) : 0
    let risks = own.map(risk)
    let deviations = risks.map { $0 - mean(risks) }
    let places = risks.indices.map { Double($0) - Double(risks.count - 1) / 2 }
    let slope =
      zip(places, deviations).reduce(0) { $0 + $1.0 * $1.1 } / places.reduce(0) { $0 + $1 * $1 }
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    let lagged = zip(deviations, deviations.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let evenness = 1 - bits(types) / log2(10)
    let ranks = own.map {
      ["LOW": 0, "MEDIUM": isDeployed ? 0 : 1, "HIGH": 2, "CRITICAL": 3][$0["severity"]?.word ?? ""]
        ?? 0
    }
    return [
      Double(Set(pairs).count), Double(Set(triples).count),
      Double(Dictionary(grouping: pairs, by: \.self).values.map(\.count).max() ?? 0), regularity,
      isDeployed ? (risks[0] == 0 ? 0 : (risks[1] - 1) / risks[0]) : slope,
      Set(risks).count == 1 ? 0 : lagged / squares,
      Double(zip(types, types.dropFirst()).count { $0 != $1 }),
      (regularity + (isDeployed ? evenness : max(0, evenness))) / 2,
      Double(zip(ranks, ranks.dropFirst()).count { $1 - $0 >= 2 }),
      seconds(own[0].time, own[own.count - 1].time),
    ]
  }

  // MARK: context, graph

  private func context(
    _ line: Event, _ scored: Scored, _ time: Int64, _ session: String
  ) -> [Double] {
    let (hour, day) = clock(time)
    let isWeekend = day == 0 || day == 6
    func flag(_ field: String, or value: Bool) -> Double {
      if scored == .request, case .flag(let flag)? = line[field] { return flag ? 1 : 0 }
      return value ? 1 : 0
    }
    let sensitivity = ["LOW": 0, "MODERATE": 0.33, "HIGH": 0.67, "CRITICAL": 1]
    let method = ["GET": 0, "POST": 0.33, "PATCH": 0.5, "PUT": 0.67, "DELETE": 1]
    let request = scored == .request ? line : nil
    let age = seconds(sessions.first { $0.name == session }?.opened ?? time, time)
    return [
      request?["endpointSensitivity"]?.word.flatMap { sensitivity[$0] } ?? 0,
      scored == .end ? 0 : line["method"]?.word.flatMap { method[$0] } ?? 0,
      log(max(request?["contentLength"]?.number ?? 0, 1)), request?["sessionAge"]?.number ?? age,
      flag("isWeekend", or: isWeekend),
      flag("isBusinessHours", or: !isWeekend && hour >= 9 && hour < 17),
    ]
  }

  private func graph(_ signals: [Event], _ time: Int64, _ user: String?) -> [Double] {
    let own = sessions.filter { $0.owner == user }
    let marks = own.flatMap { session in
      session.lines.filter { $0["type"] == .text("session") }.compactMap { $0["device"]?.word }
    }
    let week = own.filter { $0.opened >= time - 7 * 86_400_000 }.flatMap { session in
      session.lines.filter { $0["type"] == .text("session") }.compactMap { $0["ipAddress"]?.word }
    }
    let recent = signals.filter { $0.group == user && $0.time >= time - 600_000 }
    return [
      Double(own.count { $0.opened >= time - 86_400_000 }),
      Double(own.count { !$0.isClosed && time - $0.latest < idle }),
      mean(own.suffix(100).map { seconds($0.opened, $0.latest) }),
      Double(Set(recent.map { $0["session"]?.word }).count), Double(Set(marks).count),
      Double(Set(week).count),
    ]
  }

  /// All sessions, in the order in which they opened.
  private var sessions: [Session] {
    let lines = Dictionary(grouping: seen.enumerated(), by: { $0.element["session"]?.word ?? "" })
    return lines.map { name, lines in
      let opening = lines.first { $0.element["event"] == .text("open") } ?? lines[0]
      return Session(
        name: name, opened: opening.element.time, order: opening.offset,
        owner: opening.element.group, latest: lines[lines.count - 1].element.time,
        isClosed: lines.contains { $0.element["event"] == .text("close") },
        lines: lines.map(\.element))
    }.sorted { ($0.opened, $0.order) < ($1.opened, $1.order) }
  }

  // MARK: arithmetic

  private func seconds(_ start: Int64, _ end: Int64) -> Double { Double(end - start) / 1000 }

  private func clock(_ time: Int64) -> (hour: Int, day: Int) {
    (Int(time / 3_600_000 % 24), Int((time / 86_400_000 + 4) % 7))
  }

  private func mean(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
  }

  private func variance(_ numbers: [Double]) -> Double {
    let mean = mean(numbers)
    return self.mean(numbers.map { ($0 - mean) * ($0 - mean) })
  }

  private func bits(_ words: [String]) -> Double {
    Dictionary(grouping: words, by: \.self).values.map { Double($0.count) / Double(words.count) }
      .reduce(0) { $0 - $1 * log2($1) }
  }
}
