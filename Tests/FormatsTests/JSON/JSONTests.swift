import Formats
import Machine
import Testing

struct JSONTests {
  @Test func `a document is written in one spelling`() {
    let document: JSON = [
      "name": "a\"b\\c\n\u{1}é", "list": [1, 2.5, -0.0, true, .null, [:], []], "Z": 1e21, "é": 1e-7,
    ]
    #expect(
      document.text() == #"{"Z":1e+21,"list":[1,2.5,-0.0,true,null,{},[]],"#
        + #""name":"a\"b\\c\n\u0001é","é":1e-07}"#)
    #expect(
      (["b": [1], "a": [:]] as JSON).text(.indented) == """
        {
          "a": {},
          "b": [
            1
          ]
        }

        """)
  }

  @Test(arguments: [
    0, -0.0, 0.1, 1e22, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3, 123_456_789.125,
  ])
  func `a number is read back to the same bits`(number: Double) throws {
    let copy = try JSON(parsing: JSON.number(number).text())
    #expect(copy.double?.bitPattern == number.bitPattern)
  }

  @Test func `integers keep all 64 bits`() throws {
    #expect(try JSON(parsing: "-9223372036854775808") == .integer(.min))
    #expect(try JSON(parsing: "9223372036854775807") == .integer(.max))
    #expect(try JSON(parsing: "9223372036854775808") == .number(9_223_372_036_854_775_808))
    #expect(try JSON(parsing: "1.0") == .number(1))
  }

  @Test func `escapes are undone`() throws {
    #expect(
      try JSON(parsing: #""\u0041\ud83d\ude00\/\b\f\n\r\t\"\\""#)
        == "A😀/\u{8}\u{C}\n\r\t\"\\")
  }

  @Test(arguments: [
    ("", "JSON:1:1: wanted a value, found the end"),
    ("{\"a\":1,}", "JSON:1:8: wanted a key in double quotes, found '}'"),
    ("[1,\n é]", "JSON:2:2: wanted a value, found byte 0xc3"),
    ("[\"é\", 01]", "JSON:1:8: wanted ',' or ']', found '1'"),
    ("{\"a\":1,\"a\":2}", "JSON:1:1: the key 'a' appears twice in this object"),
    ("[1.]", "JSON:1:4: wanted a digit, found ']'"),
    ("[1e999]", "JSON:1:2: this number is larger than a Double can be"),
    ("nul", "JSON:1:4: wanted 'null', found the end"),
    ("\"\\ud800\"", "JSON:1:2: this is no escape that JSON knows"),
    ("\"\\x\"", "JSON:1:2: this is no escape that JSON knows"),
    ("\"a\tb\"", "JSON:1:3: wanted a control character to be escaped, found byte 0x9"),
    ("\"abc", "JSON:1:5: wanted '\"' at the end of the text, found the end"),
    ("1 2", "JSON:1:3: wanted nothing after the document, found '2'"),
    ("NaN", "JSON:1:1: wanted a value, found 'N'"),
    ("-", "JSON:1:2: wanted a digit, found the end"),
  ])
  func `a fault is told with its place`(text: String, message: String) {
    let error = #expect(throws: FileError.self) { try JSON(parsing: text) }
    #expect(error?.description == message)
  }

  @Test func `text that is not UTF-8 is refused`() {
    #expect(throws: FileError(.malformed, "x", line: 1, column: 2, "this text is not UTF-8")) {
      try JSON(parsing: [0x22, 0xFF, 0x22], name: "x")
    }
  }

  @Test func `a document nested without end is refused`() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: FileError.self) { try JSON(parsing: deep) }
    let fine = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(throws: Never.self) { try JSON(parsing: fine) }
  }

  @Test func `members are found, changed and removed`() {
    var members: JSON.Object = ["b": 1, "a": 2]
    members["c"] = 3
    members["a"] = nil
    members["b"] = "x"
    #expect(members == ["b": "x", "c": 3])
    #expect(members["a"] == nil)
  }
}

struct JSONReaderTests {
  let document = JSONReader(
    ["trials": [["metrics": ["roc_auc": "high"], "seed": 1.5]], "name": .null], name: "run.json")

  @Test func `a wrong value is named by the way to it`() throws {
    let trial = try document["trials"][0]
    expect("run.json: trials[0].metrics.roc_auc: wanted a number, found text") {
      try trial["metrics"]["roc_auc"].double()
    }
    expect("run.json: trials[0].seed: wanted a whole number") { try trial["seed"].int() }
    expect("run.json: trials: has 1 elements, wanted one at 3") { try document["trials"][3].int() }
    expect("run.json: trials[0]: has no 'x'; the keys here are metrics, seed") {
      try trial["x"].int()
    }
    expect("run.json: trials: wanted text, found a list") { try document["trials"].text() }
    expect("run.json: name: unknown key; the keys here are trials") {
      try document.check(keys: ["trials"])
    }
  }

  @Test func `a null member is no member`() throws {
    #expect(try document.optional("name")?.value == nil)
    #expect(try document.optional("nothing")?.value == nil)
    #expect(try document.optional("trials")?.list().count == 1)
  }

  private func expect<Answer>(_ message: String, _ work: () throws -> Answer) {
    let error = #expect(throws: FileError.self) { _ = try work() }
    #expect(error?.description == message)
  }
}
