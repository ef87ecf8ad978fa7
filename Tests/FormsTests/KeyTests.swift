import Formats
import Forms
import Testing
import Vocabulary
import YAML

/// A thing with one key of each sort.
private struct Kettle: Configured, Equatable {
  enum Metal: String, CaseIterable { case steel, copper }
  enum Fill: Equatable {
    case all
    case cups(Int)
    case share(Double)
  }

  static let name = "kettle"
  static let help = "Boils water."
  static let cups = Key<Self, Int>.axis("cups", .whole(1...12), or: 4, "How many cups.")
  static let heat = Key<Self, Double>.axis("heat", .positive, or: 100, "How hot.")
  static let metal = Key<Self, Metal>.axis("metal", .word, or: .steel, "Of what.")
  static let lid = Key<Self, Double?>.optionalAxis("lid", .share, "How far the lid is closed.")
  static let fill = Key<Self, Fill>.key(
    "fill",
    .either(
      .words(["all": .all]),
      Kind.count.mapped(
        { .cups($0) }, back: { if case .cups(let count) = $0 { count } else { nil } }),
      Kind.positiveShare.mapped(
        { .share($0) }, back: { if case .share(let share) = $0 { share } else { nil } })),
    or: .all, "How full.")
  static let tea = Key<Self, String?>.optional("tea", .text, "Which tea.")
  static let coffee = Key<Self, String?>.optional("coffee", .text, "Which coffee.")
  static var keys: [any FormKey<Self>] { [cups, heat, metal, lid, fill, tea, coffee] }
  static let exclusive = [Exclusive.atMostOne(of: "tea", "coffee")]

  let cups: Int
  let heat: Double
  let metal: Metal
  let lid: Double?
  let fill: Fill

  init(cups: Int = Self.cups.standard, heat: Double = Self.heat.standard) throws(SettingError) {
    try self.init(Settings.standard.with(Self.cups, cups).with(Self.heat, heat))
  }

  init(_ settings: Settings<Self>) throws(SettingError) {
    cups = try Self.cups.checked(settings[Self.cups])
    heat = try Self.heat.checked(settings[Self.heat])
    metal = settings[Self.metal]
    lid = settings[Self.lid]
    fill = settings[Self.fill]
  }
}

/// A thing with an axis of lists.
private enum Rack: Keyed {
  static let name = "rack"
  static let help = "Holds kettles."
  static let shelves = Key<Self, [Int]>.axis(
    "shelves", .list(of: .count), or: [7], "How many stand on each shelf.")
  static var keys: [any FormKey<Self>] { [shelves] }
}

/// A thing with one key.
private enum Pot: Keyed {
  static let name = "pot"
  static let help = "Holds tea."
  static let cups = Key<Self, Int>.key("cups", .count, or: 1, "How many cups.")
  static var keys: [any FormKey<Self>] { [cups] }
}

/// A thing whose keys are alternatives, by name.
private enum Shop {
  static let form = Form(
    "shop", "Sells tea.",
    keys: [
      AnyKey(
        name: "rules", shape: .named(rule), presence: .otherwise([:]), isAxis: false,
        help: "By kind."),
      AnyKey(
        name: "first", shape: rule, presence: .otherwise("none"), isAxis: false, help: "The first."),
    ])
  private static let rule = Shape.either([.word(["none", "all"]), .choice([Pot.form])])
}

struct KeyTests {
  private static let choices = Choices<Kettle>([.init(Kettle.self) { $0 }])

  private func kettle(_ yaml: String) throws -> Kettle {
    let choice = try FormReader.choice(yaml, among: Self.choices.forms, from: "test")
    let all = choice.combinations(among: Self.choices.forms)
    #expect(all.count == 1)
    return try Self.choices.make(all[0])
  }

  private func refusal(_ message: String, column: Int) -> Complaints {
    Complaints(Complaint(message, at: Place(Source("", name: "test"), line: 1, column: column)))
  }

  @Test func `what a spec does not say stands at the default of its key`() throws {
    #expect(try kettle("kettle") == Kettle(cups: 4, heat: 100))
    #expect(try kettle("kettle: { cups: 7 }").cups == 7)
    #expect(try kettle("kettle").lid == nil)
    #expect(try kettle("kettle: { lid: 0.5 }").lid == 0.5)
    #expect(Settings<Kettle>.standard[Kettle.metal] == .steel)
  }

  @Test func `a value is of the first kind that fits it`() throws {
    #expect(try kettle("kettle: { fill: all }").fill == .all)
    #expect(try kettle("kettle: { fill: 3 }").fill == .cups(3))
    #expect(try kettle("kettle: { fill: 0.5 }").fill == .share(0.5))
    #expect(try kettle("kettle: { metal: copper }").metal == .copper)
  }

  @Test func `an initializer checks by the range that the form has`() {
    #expect(throws: SettingError("cups", mustBe: "a whole number from 1 to 12", not: 0)) {
      try Kettle.cups.checked(0)
    }
    #expect(throws: SettingError("heat", mustBe: "a number above 0", not: "0")) {
      try Kettle.heat.checked(0)
    }
    #expect(throws: SettingError("heat", mustBe: "a number above 0", not: "nan")) {
      try Kettle.heat.checked(.nan)
    }
  }

  @Test func `a value out of its range does not pass for one of another kind`() {
    let wanted = "'all', or a whole number, at least 1, or a number above 0, at most 1"
    // No cups are neither a count nor a share.
    for (fill, found) in [(Kettle.Fill.cups(0), "cups(0)"), (.share(0), "share(0.0)")] {
      #expect(throws: SettingError("fill", mustBe: wanted, not: found)) {
        try Kettle.fill.checked(fill)
      }
    }
    #expect(throws: Never.self) { try Kettle.fill.checked(.share(1)) }
    #expect(Settings<Kettle>.standard.with(Kettle.fill, .cups(3))[Kettle.fill] == .cups(3))
  }

  @Test func `every combination of the axes is made, the last one fastest`() throws {
    let choice = try FormReader.choice(
      "kettle: { cups: [1, 2], heat: [90, 100] }", among: Self.choices.forms, from: "test")
    let made = try choice.combinations(among: Self.choices.forms).map(Self.choices.make)
    #expect(made.map(\.cups) == [1, 1, 2, 2])
    #expect(made.map(\.heat) == [90, 100, 90, 100])
    #expect(Kettle.form.combinationCount(of: choice.members) == 4)
    #expect(
      (0..<4).map { choice.combination(at: $0, among: Self.choices.forms) }
        == choice.combinations(among: Self.choices.forms))
  }

  @Test func `a combination has one combination, itself, though values of an axis be lists`() throws
  {
    let forms = [Rack.form]
    let choice = try FormReader.choice(
      "rack: { shelves: [[1, 2], [3]] }", among: forms, from: "test")
    let made = choice.combinations(among: forms)
    #expect(made.map { $0.settings(of: Rack.self)[Rack.shelves] } == [[1, 2], [3]])
    #expect(made.flatMap { $0.combinations(among: forms) } == made)
    #expect(made.map { Rack.form.combinationCount(of: $0.members) } == [1, 1])
    let bare = try FormReader.choice("rack", among: forms, from: "test")
    #expect(
      bare.combinations(among: forms).map { $0.settings(of: Rack.self)[Rack.shelves] } == [[7]])
  }

  @Test
  func `an axis that is still swept has all its values, and one that is not said its default`()
    throws
  {
    let choice = try FormReader.choice(
      "kettle: { cups: [1, 2], metal: copper }", among: Self.choices.forms, from: "test")
    let swept = choice.settings(of: Kettle.self)
    #expect(swept.values(of: Kettle.cups) == [1, 2])
    #expect(swept.values(of: Kettle.metal) == [.copper])
    #expect(Settings<Kettle>.standard.values(of: Kettle.heat) == [100])
    #expect(
      Settings<Rack>(["shelves": [[1, 2], [3]]]).values(of: Rack.shelves) == [[1, 2], [3]])
    #expect(Settings<Rack>(["shelves": [4]]).values(of: Rack.shelves) == [[4]])
  }

  @Test func `swept settings are refused where one value of an axis cannot be`() throws {
    let refused = SettingError("cups", mustBe: "a whole number from 1 to 12", not: "[1,13]")
    #expect(throws: refused) { try Kettle.cups.check(["cups": [1, 13]], isSwept: true) }
    #expect(throws: SettingError("cups", mustBe: refused.wanted, not: "[]")) {
      try Kettle.cups.check(["cups": []], isSwept: true)
    }
    #expect(throws: Never.self) { try Kettle.cups.check(["cups": [1, 12]], isSwept: true) }
    #expect(throws: (any Error).self) { try Kettle.cups.check(["cups": [1, 12]], isSwept: false) }
  }

  @Test func `settings that are whole say each default that there is`() {
    #expect(
      Settings<Kettle>.complete.members
        == ["cups": [4], "heat": [100], "metal": ["steel"], "fill": "all"])
  }

  @Test func `choices of several lists are one list, and what they make is what is wanted of it`()
    throws
  {
    let both = Self.choices.mapped(\.cups) + Choices([.init(of: Rack.self) { $0[Rack.shelves][0] }])
    #expect(both.forms.map(\.name) == ["kettle", "rack"])
    #expect(try both.make(Choice("kettle", ["cups": 3])) == 3)
    #expect(try both.make(Choice("rack", ["shelves": [5]])) == 5)
    #expect(try both.made(of: Choice("pan")) == nil)
  }

  @Test func `of keys that exclude each other only one may be given`() {
    #expect(throws: refusal("wanted at most one of tea, coffee, found tea and coffee", column: 23))
    {
      try kettle("kettle: { tea: green, coffee: black }")
    }
    let rule = Exclusive.exactlyOne(of: "a", "b")
    #expect(rule.refusal(given: ["c"]) == "wanted exactly one of a, b, found none")
    #expect(rule.refusal(given: ["b"]) == nil)
  }

  @Test func `a value that an axis has already is refused where it stands`() throws {
    #expect(throws: refusal("'heat' has this value already; say it once", column: 24)) {
      try kettle("kettle: { heat: [5, 7, 5.0] }")
    }
  }

  @Test func `a label says only what is not as by default`() throws {
    let choice = try FormReader.choice(
      "kettle: { cups: 7, metal: steel, lid: 0.5 }", among: Self.choices.forms, from: "test")
    let one = choice.combinations(among: Self.choices.forms)[0]
    #expect(Kettle.form.label(of: one.members) == "cups 7, lid 0.5")
  }

  @Test func `the reference tells each key with its kind, its default and whether it sweeps`() {
    #expect(
      Kettle.form.reference() == """
        cups: a whole number from 1 to 12; default 4; a list sweeps
            How many cups.
        heat: a number above 0; default 100; a list sweeps
            How hot.
        metal: one of steel, copper; default "steel"; a list sweeps
            Of what.
        lid: a number from 0 to 1; a list sweeps
            How far the lid is closed.
        fill: 'all' or a whole number, at least 1 or a number above 0, at most 1; default "all"
            How full.
        tea: text
            Which tea.
        coffee: text
            Which coffee.

        """)
  }

  @Test func `a label says of alternatives, lists and names what a spec would, and never JSON`()
    throws
  {
    let choice = try FormReader.choice(
      "shop: { rules: { milk: none, tea: { pot: { cups: 3 } } }, first: { pot: { cups: 2 } } }",
      among: [Shop.form], from: "test")
    #expect(
      Shop.form.label(of: choice.members)
        == "rules milk none + tea pot (cups 3), first pot (cups 2)")
  }
}
