import Testing
import YAML

struct ComplaintTests {
  @Test func `a complaint shows the line and points into it`() {
    let source = Source("name: x\ndetectors:\n  - lof: { neighbors: 0 }\n", name: "fraud.yaml")
    let complaint = Complaint(
      "'neighbors' must be at least 1, not 0", at: Place(source, line: 3, column: 23))
    #expect(
      complaint.description == """
        fraud.yaml:3:23: error: 'neighbors' must be at least 1, not 0
          - lof: { neighbors: 0 }
                              ^
        """)
  }

  @Test(arguments: [
    ("größe: 1", 8, "größe: 1\n       ^"),
    ("\ta: 1", 5, "\ta: 1\n\t   ^"),
    ("温度: 1", 5, "温度: 1\n      ^"),
    ("e\u{301}: 1", 5, "e\u{301}: 1\n   ^"),
    ("a\u{7}b: 1", 3, "a\u{FFFD}b: 1\n  ^"),
    ("abc", 9, "abc\n   ^"),
  ])
  func `the caret stands under the character whatever stands before it`(
    line: String, column: Int, excerpt: String
  ) {
    let place = Place(Source(line, name: "f"), line: 1, column: column)
    #expect(Complaint("no", at: place).description == "f:1:\(column): error: no\n\(excerpt)")
  }

  @Test func `of a long line only the neighborhood is shown`() {
    let text = String(repeating: "a", count: 1000) + "!" + String(repeating: "b", count: 1000)
    let place = Place(Source(text, name: "f"), line: 1, column: 1001)
    let lines = Complaint("no", at: place).description.split(separator: "\n")
    #expect(lines[1].count == 160)
    #expect(lines[1].prefix { $0 != "!" }.count == lines[2].prefix { $0 != "^" }.count)
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\rb", "\u{FEFF}a\nb", "a\u{85}b"])
  func `lines end as YAML ends them`(text: String) {
    let place = Place(Source(text, name: "f"), line: 2, column: 1)
    #expect(Complaint("no", at: place).description == "f:2:1: error: no\nb\n^")
  }

  @Test func `complaints are kept and told at once, each once`() {
    let place = Place(Source("x", name: "f"), line: 1, column: 1)
    var complaints = Complaints()
    let fine = complaints.collect { () throws(Complaint) in 5 }
    let none: Int? = complaints.collect { () throws(Complaint) in
      throw Complaint("one", at: place)
    }
    complaints.add(Complaint("two", at: place))
    complaints.add(Complaint("one", at: place))
    #expect(fine == 5)
    #expect(none == nil)
    #expect(complaints.description == "f:1:1: error: one\nx\n^\nf:1:1: error: two\nx\n^")
    #expect(throws: complaints) { try complaints.check() }
  }
}
