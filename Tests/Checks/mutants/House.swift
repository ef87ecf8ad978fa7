import Foundation
import SwiftParser
import SwiftSyntax

/// The rooms and their tests, as `Package.swift` has them.
struct House {
  struct Room {
    let name: String
    let floor: String
    let uses: [String]
    var folder: String { "Sources/\(floor)/\(name)" }
  }

  /// The tests of one room: a target, and the rooms that it is built with.
  struct Tests {
    let room: String
    let uses: [String]
    var target: String { "\(room)Tests" }
  }

  let rooms: [Room]
  let tests: [Tests]

  init(root: String) throws {
    let manifest = try String(contentsOfFile: "\(root)/Package.swift", encoding: .utf8)
    let reader = ManifestReader(viewMode: .sourceAccurate)
    reader.walk(Parser.parse(source: manifest))
    rooms = reader.rooms
    tests = reader.tests
    if rooms.isEmpty {
      throw Trouble("Package.swift has no line 'room(\"Name\", on: \"Floor\", …)'")
    }
  }

  /// The rooms that mutants are planted in.
  var planted: [Room] {
    rooms.filter { ["Stages", "Workbench"].contains($0.floor) || $0.name == "Scoring" }
  }

  /// The targets whose tests a mutant of a room meets first: those of the room, or, if it has none of its own,
  /// those that name it.
  func home(of room: Room) -> Set<String> {
    let own = tests.filter { $0.room == room.name }
    return Set((own.isEmpty ? tests.filter { $0.uses.contains(room.name) } : own).map(\.target))
  }

  /// The tests that stand on one of some rooms, directly or by way of others.
  func tests(on names: Set<String>) -> [Tests] {
    tests.filter { tests in
      var open = [tests.room] + tests.uses
      var seen: Set<String> = []
      while let name = open.popLast() {
        guard seen.insert(name).inserted else { continue }
        open += rooms.first { $0.name == name }?.uses ?? []
      }
      return !seen.isDisjoint(with: names)
    }
  }
}

/// Reads the lines `room("Name", on: "Floor", uses: …)` and `tests(of: "Name", with: …)`.
private final class ManifestReader: SyntaxVisitor {
  private(set) var rooms: [House.Room] = []
  private(set) var tests: [House.Tests] = []

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    var label = ""
    var words: [String: [String]] = [:]
    for argument in node.arguments {
      label = argument.label?.text ?? label
      let word = argument.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
      if let word { words[label, default: []].append(word) }
    }
    switch node.calledName {
    case "room":
      if let name = words[""]?.first, let floor = words["on"]?.first {
        rooms.append(House.Room(name: name, floor: floor, uses: words["uses"] ?? []))
      }
    case "tests":
      if let room = words["of"]?.first {
        tests.append(House.Tests(room: room, uses: words["with"] ?? []))
      }
    default: break
    }
    return .visitChildren
  }
}

/// What ends the check, in a sentence.
struct Trouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
