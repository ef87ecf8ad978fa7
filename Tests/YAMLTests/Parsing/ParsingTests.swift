import Testing
import YAML

struct ParsingTests {
  // YAML 1.2.2, 10.3.2
  @Test(
    arguments: [
      ("", .null), ("~", .null), ("Null", .null), ("true", .bool(true)), ("FALSE", .bool(false)),
      ("yes", .text("yes")), ("0", .integer(0)), ("-12", .integer(-12)), ("+7", .integer(7)),
      ("0o17", .integer(15)), ("0xfF", .integer(255)), ("0x", .text("0x")), ("0o8", .text("0o8")),
      ("012", .integer(12)), ("1.", .number(1)), (".5", .number(0.5)), ("-1e3", .number(-1000)),
      ("1.5e-2", .number(0.015)), (".inf", .number(.infinity)), ("-.INF", .number(-.infinity)),
      ("1e", .text("1e")), (".", .text(".")), ("-", .text("-")), ("1_000", .text("1_000")),
      ("1:30", .text("1:30")), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("nan", .text("nan")), ("0x-1", .text("0x-1")), ("1e+5+", .text("1e+5+")),
    ] as [(String, Scalar.Value)])
  func `plain words are read by the core schema`(text: String, value: Scalar.Value) {
    #expect(Scalar(text).value == value)
  }

  @Test func `nodes know where they stand`() throws {
    let root = try Node(yaml: "é: 1\nlist:\n  - a\n  - {b: \"c\"}\n", file: "x.yaml").mapping()
    #expect(root.keys == ["é", "list"])
    #expect(try root["é"].place.description == "x.yaml:1:4")
    let list = try root["list"].list()
    #expect(list[0].place.description == "x.yaml:3:5")
    let inner = try list[1].mapping()
    #expect(inner.place.description == "x.yaml:4:5")
    #expect(inner.keyPlace("b")?.description == "x.yaml:4:6")
    #expect(try inner["b"].place.description == "x.yaml:4:9")
    #expect(inner.place(of: "z") == inner.place)
  }

  @Test func `aliases and merges are what they stand for`() throws {
    let text = """
      base: &base {a: 1, b: 2}
      more: &more {b: 3, c: 4}
      one: {<<: *base, b: 9}
      two: {<<: [*more, *base], d: 5}
      list: &list [1, 2]
      same: *list
      quoted: {"<<": 1}
      """
    let root = try Node(yaml: text).mapping()
    #expect(try root["one"] == Node(yaml: "{b: 9, a: 1}"))
    #expect(try root["two"] == Node(yaml: "{d: 5, b: 3, c: 4, a: 1}"))
    #expect(try root["same"] == root["list"])
    #expect(try root["same"].place.line == 5)
    #expect(try root["quoted"].mapping().keys == ["<<"])
  }

  @Test func `tags decide what a word is`() throws {
    let list = try Node(yaml: "[!!str 1, ! 2, !!float 3, !!int 4]").list()
    let values: [Scalar.Value] = list.compactMap {
      if case .scalar(let scalar) = $0.content { scalar.value } else { nil }
    }
    #expect(values == [.text("1"), .text("2"), .number(3), .integer(4)])
  }

  @Test func `nothing written is null, and comments are nothing`() throws {
    #expect(try Node(yaml: "").isNull)
    #expect(try Node(yaml: "# nothing\n---\n").isNull)
  }

  @Test(arguments: [
    ("a: 1\n▶a: 2", "the key 'a' is there twice, first in line 1"),
    ("{a: 1, ▶a: 2}", "the key 'a' is there twice, before in this line"),
    ("a: ▶*b", "no anchor '&b' stands before this alias"),
    ("x: &base 1\ny: ▶*bas", "no anchor '&bas' stands before this alias; did you mean 'base'?"),
    ("a: &a [▶*a]", "the alias '*a' stands inside of what it names"),
    ("<<: ▶5", "'<<' wants a mapping or a list of them, found a number"),
    ("<<: [{a: 1}, ▶x]", "'<<' wants mappings, found text"),
    ("▶[1]: 2", "a key must be a word, found a list"),
    ("a: ▶!!int x", "the tag 'tag:yaml.org,2002:int' does not fit 'x', or means nothing here"),
    ("a: ▶!mine [1]", "the tag '!mine' means nothing here"),
    ("a: 1\n▶---\nb: 2", "a second document begins here, wanted one"),
    ("a:\n▶\tb: 1", "YAML indents with spaces; here is a tab"),
    (
      "a: [1, 2\nb▶: 3",
      "this is no YAML: did not find expected ',' or ']' while parsing a flow sequence"
        + " that begins in line 1"
    ),
    ("a: 1\nb▶\u{7}: 2", "this is no YAML: control characters are not allowed"),
    (
      "a: ▶%x",
      "this is no YAML: found character that cannot start any token"
        + " while scanning for the next token"
    ),
  ])
  func `a mistake is reported where it stands`(marked: String, message: String) throws {
    let (text, place) = try unmark(marked)
    #expect(throws: Complaints(Complaint(message, at: place))) { try Node(yaml: text) }
  }

  @Test func `several repeated keys are told at once`() {
    let error = #expect(throws: Complaints.self) { try Node(yaml: "{a: 1, a: 2, b: {c: 1, c: 2}}") }
    #expect(error?.all.count == 2)
  }

  @Test func `aliases that multiply are refused`() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...20 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [" + Array(repeating: alias, count: 10).joined(separator: ",")
        + "]\n"
    }
    let error = #expect(throws: Complaints.self) { try Node(yaml: text) }
    #expect(error?.all.first?.message == "with its aliases this has more than 1000000 nodes")
  }

  @Test func `nesting without end is refused`() {
    let error = #expect(throws: Complaints.self) {
      try Node(yaml: String(repeating: "[", count: 5000))
    }
    #expect(error?.all.first?.message == "this is nested more than 100 levels deep")
  }
}
