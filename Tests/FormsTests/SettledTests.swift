import Formats
import Forms
import Testing
import Vocabulary
import YAML

/// A thing that is its settings and no more.
private struct Trip: Settled {
  static let name = "trip"
  static let help = "Goes somewhere."
  static let to = Key<Self, String>.required("to", .text, "Where to.")
  static let days = Key<Self, Int>.key("days", .whole(1...9), or: 2, "How long.")
  static let rest = Key<Self, Double>.key("rest", .innerShare, or: 0.5, "How much of it is rest.")
  static let by = Key<Self, String?>.optional("by", .text, "How.")
  static var keys: [any FormKey<Self>] { [to, days, rest, by] }

  let settings: Settings<Self>

  func check() throws(SettingError) {
    if settings[Self.to] == "sea", settings[Self.days] < 3 {
      throw SettingError("days", mustBe: "at least 3 for the sea", not: settings[Self.days])
    }
  }
}

/// A part of a thing: a stretch that does not run backwards.
private struct Stretch: Equatable {
  let from: Int
  let to: Int

  enum Keys: Keyed {
    static let name = "stretch"
    static let help = "From somewhere to somewhere."
    static let from = Key<Self, Int>.key("from", .whole(0...99), or: 0, "Where it begins.")
    static let to = Key<Self, Int>.required("to", .whole(0...99), "Where it ends.")
    static let by = Key<Self, String?>.optional("by", .text, "How.")
    static var keys: [any FormKey<Self>] { [from, to, by] }
  }

  static let kind = Kind<Stretch>.form(
    Keys.self,
    { $0[Keys.from] > $0[Keys.to] ? nil : Stretch(from: $0[Keys.from], to: $0[Keys.to]) },
    back: { Settings.standard.with(Keys.from, $0.from).with(Keys.to, $0.to).with(Keys.by, nil) })
}

private enum Walk: Keyed {
  static let name = "walk"
  static let help = "Goes on foot."
  static let parts = Key<Self, [Stretch]>.required("parts", .list(of: Stretch.kind), "The parts.")
  static var keys: [any FormKey<Self>] { [parts] }
}

struct SettledTests {
  @Test func `the keys of a form may stand for a value, which they are made of again`() throws {
    let written = Settings<Walk>.standard.with(Walk.parts, [Stretch(from: 0, to: 3)])
    #expect(written.json == ["parts": [["from": 0, "to": 3]]])
    let read = try Settings<Walk>(["parts": [["to": 3], ["from": 3, "to": 5]]]).checked()
    #expect(read[Walk.parts] == [Stretch(from: 0, to: 3), Stretch(from: 3, to: 5)])
    for part: JSON in [["from": 1], ["from": 5, "to": 3], ["to": 100], ["to": 3, "why": 1]] {
      #expect(throws: SettingError.self) { try Settings<Walk>(["parts": [part]]).checked() }
    }
  }

  private static let choices = Choices<Choice>([.init(Trip.self) { $0.choice }])

  @Test func `what is its settings is told by all of its keys, however old the settings are`()
    throws
  {
    let trip = try Trip(Settings(["to": "hill"]))
    #expect(trip.choice == Choice("trip", ["to": "hill", "days": 2, "rest": 0.5]))
    #expect(try Trip(Settings(trip.choice.members)).choice == trip.choice)
    #expect(try Trip(Settings(["to": "hill", "by": .null])).choice == trip.choice)
  }

  @Test func `settings that no key allows are refused`() {
    func refusal(_ members: JSON.Object) -> String? {
      do { _ = try Trip(Settings(members)) } catch { return error.description }
      return nil
    }
    #expect(refusal(["days": 3]) == "'to' must be given, not missing")
    #expect(
      refusal(["to": "hill", "days": 0]) == "'days' must be a whole number from 1 to 9, not 0")
    #expect(
      refusal(["to": "hill", "days": [1, 2]])
        == "'days' must be a whole number from 1 to 9, not [1,2]")
    #expect(
      refusal(["to": "hill", "why": 1]) == "'trip' must be a mapping of to, days, rest, by, not why"
    )
    #expect(refusal(["to": "sea", "days": 2]) == "'days' must be at least 3 for the sea, not 2")
  }

  @Test func `an inner share is neither 0 nor 1`() throws {
    #expect(throws: SettingError("rest", mustBe: "a number above 0 and below 1", not: "0")) {
      try Trip.rest.checked(0)
    }
    #expect(throws: SettingError("rest", mustBe: "a number above 0 and below 1", not: "1")) {
      try Trip.rest.checked(1)
    }
    #expect(try Trip.rest.checked(1.0.nextDown) < 1)
    let below = Kind.number(0...1, below: true).shape
    #expect(below.wanted == "a number, at least 0 and below 1")
    let unbounded = -Double.greatestFiniteMagnitude
    #expect(Kind.number(unbounded...1, below: true).shape.wanted == "a number below 1")
    #expect(
      Trip.form.schema()["properties"]?["rest"]?["allOf"]
        == [["type": "number", "exclusiveMinimum": 0.0, "exclusiveMaximum": 1.0]])
  }

  @Test(arguments: [  // ▶ marks where the complaint must point
    ("trip: { to: sea, days: ▶2 }", "'days' must be at least 3 for the sea, not 2"),
    ("trip: ▶{ to: sea }", "'days' must be at least 3 for the sea, not 2"),
    ("trip: { to: hill, rest: ▶1 }", "'rest' must be a number above 0 and below 1, not '1'"),
    ("▶trap", "nothing here is called 'trap'; there are trip; did you mean 'trip'?"),
  ])
  func `what is asked for on the command line is refused where it stands`(
    marked: String, message: String
  ) throws {
    let column = marked.distance(
      from: marked.startIndex, to: try #require(marked.firstIndex(of: "▶")))
    let text = marked.replacing("▶", with: "")
    let place = Place(Source(text, name: "--go"), line: 1, column: column + 1)
    #expect(throws: Complaints(Complaint(message, at: place))) {
      try Self.choices.make(text, from: "--go")
    }
  }
}
