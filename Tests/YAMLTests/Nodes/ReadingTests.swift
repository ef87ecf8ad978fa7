import Testing
import YAML

struct ReadingTests {
  @Test func `values are read as what is wanted`() throws {
    let map = try Node(yaml: "{n: 5, x: 2.5, t: lof, b: true, m: 1e6, s: [1, 2]}")
      .mapping(of: "n", "x", "t", "b", "m", "s", "z")
    #expect(try map.int("n", or: 1) == 5)
    #expect(try map.int("z", or: 1) == 1)
    #expect(try map.int("m", or: 1) == 1_000_000)
    #expect(try map.number("n", or: 1) == 5)
    #expect(try map.number("x", or: 1) == 2.5)
    #expect(try map.text("t", or: "") == "lof")
    #expect(try map.bool("b", or: false))
    #expect(try map["s"].list(of: Int.init) == [1, 2])
    #expect(try map["n"].listOrOne(of: Int.init) == [5])
    #expect(map.optional("z") == nil)
  }

  @Test(arguments: [
    ("n: ▶x", "wanted a whole number, found text: 'x'"),
    ("n: ▶2.5", "wanted a whole number, found a number: '2.5'"),
    ("n: ▶[1]", "wanted a whole number, found a list"),
    ("n: ▶1e300", "wanted a whole number, found a number: '1e300'"),
    ("x: ▶.inf", "wanted a finite number, found a number: '.inf'"),
    ("t: ▶5", "wanted text, found a number; write \"5\" if that is meant"),
    ("t: ▶~", "wanted text, found nothing"),
    ("b: ▶yes", "wanted true or false, found text: 'yes'"),
    (
      "▶neighbours: 5",
      "unknown key 'neighbours'; the keys here are n, x, t, b, neighbors;"
        + " did you mean 'neighbors'?"
    ),
    ("▶zzzzzz: 5", "unknown key 'zzzzzz'; the keys here are n, x, t, b, neighbors"),
    ("▶[1]", "wanted a mapping, found a list"),
    (
      "b: ▶" + String(repeating: "long", count: 20),
      "wanted true or false, found text: '" + String(repeating: "long", count: 14) + "lon…'"
    ),
  ])
  func `a wrong value is reported where it stands`(marked: String, message: String) throws {
    let (text, place) = try unmark(marked)
    #expect(throws: Complaint(message, at: place)) {
      let map = try Node(yaml: text).mapping(of: "n", "x", "t", "b", "neighbors")
      _ = try map.int("n", or: 0)
      _ = try map.number("x", or: 0)
      _ = try map.text("t", or: "")
      _ = try map.bool("b", or: false)
    }
  }

  @Test func `a missing key is reported where its mapping begins`() throws {
    let (text, place) = try unmark("x: ▶{y: 1}")
    let inner = try Node(yaml: text).mapping()["x"].mapping()
    #expect(throws: Complaint("the key 'data' is missing here", at: place)) { try inner["data"] }
  }

  @Test func `all unknown keys can be told at once`() throws {
    var complaints = Complaints()
    let node = try Node(yaml: "{a: 1, b: 2, c: 3}")
    _ = try node.mapping(of: ["b"], collecting: &complaints)
    #expect(complaints.all.map(\.place.column) == [2, 14])
  }

  @Test func `a word of a list is found or suggested`() throws {
    let node = try Node(yaml: "jsn")
    let complaint = node.complaint(
      "no format is called 'jsn'; there are csv, json; did you mean 'json'?")
    #expect(throws: complaint) { try node.word(of: ["csv", "json"], called: "format") }
  }
}

struct SettingTests {
  let document = "{detectors: [{lof: {neighbors: 5}}], seeds: [1]}"

  @Test(arguments: [
    ("seeds", "[2, 3]", "{detectors: [{lof: {neighbors: 5}}], seeds: [2, 3]}"),
    ("detectors.0.lof.neighbors", "7", "{detectors: [{lof: {neighbors: 7}}], seeds: [1]}"),
    ("name", "x", "{detectors: [{lof: {neighbors: 5}}], seeds: [1], \"name\": x}"),
  ])
  func `a value is put where the path leads`(path: String, value: String, changed: String) throws {
    let node = try Node(yaml: document).setting(path, to: Node(yaml: value, file: "--set"))
    #expect(try node == Node(yaml: changed))
  }

  @Test(arguments: [
    ("detectors.1", "'detectors' is a list of 1; '1' is none of its positions, from 0"),
    (
      "detectors.0.lof.neighbors.x",
      "'detectors.0.lof.neighbors' is a number, which has no 'x' in it"
    ),
    (
      "seedz.0",
      "the document has no key 'seedz'; the keys there are detectors, seeds;"
        + " did you mean 'seeds'?"
    ),
  ])
  func `a path that leads nowhere is reported at the value`(path: String, message: String) throws {
    let value = try Node(yaml: "9", file: "--set \(path)=9")
    #expect(throws: value.complaint(message)) {
      try Node(yaml: document).setting(path, to: value)
    }
  }
}
