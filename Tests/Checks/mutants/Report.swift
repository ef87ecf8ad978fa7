import Foundation

/// What the tests noticed, room by room.
struct Report {
  let outcomes: [Outcome]
  let refused: [Mutation]
  let judgements: [Judgement]
  /// Every mutation there is, of every room.
  let all: [Mutation]
  let rooms: [String]

  static let wanted = 0.9

  private struct Row {
    var refused = 0, home = 0, abroad = 0, survived = 0, judged = 0
    var share: Double {
      let counted = home + abroad + survived - judged
      return counted == 0 ? 1 : Double(home + abroad) / Double(counted)
    }
  }

  private var judged: Set<MutationKey> { Set(judgements.map(\.key)) }

  private func row(_ room: String) -> Row {
    var row = Row()
    row.refused = refused.count { $0.room == room }
    for outcome in outcomes where outcome.mutation.room == room {
      switch outcome.fate {
      case .killedAtHome: row.home += 1
      case .killedAbroad: row.abroad += 1
      case .survived, .unreached:
        row.survived += 1
        if judged.contains(outcome.mutation.key) { row.judged += 1 }
      }
    }
    return row
  }

  /// Entries of the list that say nothing true any more.
  private var stale: [String] {
    let there = Set(all.map(\.key))
    let killed = Set(outcomes.filter(\.isKilled).map(\.mutation.key))
    return judgements.compactMap { entry in
      let name = "\(entry.key.file): \(entry.key.change)"
      if !there.contains(entry.key) {
        return "\(name)\n    no line reads '\(entry.key.text)' any more"
      }
      return killed.contains(entry.key) ? "\(name)\n    a test kills it now" : nil
    }
  }

  var isGood: Bool { stale.isEmpty && rooms.allSatisfy { row($0).share >= Self.wanted } }

  /// Survivors first, so that the table stands at the end.
  var text: String {
    var lines = rooms.flatMap { survivors(of: $0) }
    if !stale.isEmpty { lines += ["Entries of the list that no longer apply:"] + stale + [""] }
    lines += table
    let low = rooms.filter { row($0).share < Self.wanted }
    if !low.isEmpty { lines.append("error: below 90 %: \(low.joined(separator: ", "))") }
    if !stale.isEmpty { lines.append("error: \(stale.count) entries of the list no longer apply") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var table: [String] {
    let head = ["room", "planted", "refused", "killed", "by others", "survived", "judged", "share"]
    let rows = rooms.map { room in
      let row = row(room)
      let killed = row.home + row.abroad
      let numbers = [
        row.refused + killed + row.survived, row.refused, killed, row.abroad, row.survived,
        row.judged,
      ]
      return [room] + numbers.map(String.init) + ["\(Int((100 * row.share).rounded(.down))) %"]
    }
    return ([head] + rows).map(Self.cells) + [
      "refused: by the compiler; killed: a test failed, or the program crashed or hung; by others: of them, only"
        + " by tests of other rooms;",
      "judged: survivors that the list allows; share: killed, of all that compiled and are not judged.",
    ]
  }

  private func survivors(of room: String) -> [String] {
    let alive = outcomes.filter {
      $0.mutation.room == room && !$0.isKilled && !judged.contains($0.mutation.key)
    }
    if alive.isEmpty { return [] }
    return ["\(room): \(alive.count) survived"]
      + alive.sorted { ($0.mutation.file, $0.mutation.line) < ($1.mutation.file, $1.mutation.line) }
      .flatMap { outcome in
        let mutation = outcome.mutation
        return [
          "\(mutation.file):\(mutation.line): \(mutation.kind.rawValue)",
          "    \(mutation.text)", "    \(mutation.change)",
          "    " + outcome.passed,
        ]
      } + [""]
  }

  /// The survivors that an earlier report tells of: a line of their place, then the line and the change, indented.
  static func survivors(of path: String) throws -> Set<MutationKey> {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    var found: Set<MutationKey> = []
    for (place, line) in lines.enumerated().dropLast(2) {
      guard let file = line.firstMatch(of: #/^\S*?([^/:]+\.swift):\d+: /#)?.1 else { continue }
      let own = lines[(place + 1)...(place + 2)].map { $0.trimmingCharacters(in: .whitespaces) }
      found.insert(MutationKey(file: String(file), text: own[0], change: own[1]))
    }
    return found
  }

  private static func cells(_ cells: [String]) -> String {
    let widths = [14, 9, 9, 8, 11, 10, 8, 7]
    return zip(cells, widths).enumerated().map { place, cell in
      let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return place == 0 ? cell.0 + space : space + cell.0
    }.joined()
  }
}

extension Outcome {
  var isKilled: Bool {
    switch fate {
    case .killedAtHome, .killedAbroad: true
    case .survived, .unreached: false
    }
  }

  /// Who let it pass.
  fileprivate var passed: String {
    if witnesses.isEmpty { return "no test comes by" }
    let more = witnesses.count > 3 ? " and \(witnesses.count - 3) more" : ""
    return "passed by " + witnesses.prefix(3).joined(separator: ", ") + more
  }

  /// A line for those who want to know all.
  var line: String {
    let end =
      switch fate {
      case .killedAtHome(let test): "killed\t\(test)"
      case .killedAbroad(let test): "killed by others\t\(test)"
      case .survived: "survived\t\(witnesses.joined(separator: ", "))"
      case .unreached: "survived\tno test comes by"
      }
    return [
      mutation.room, "\(mutation.file):\(mutation.line)", mutation.kind.rawValue, mutation.change,
      end,
    ].joined(separator: "\t")
  }
}
