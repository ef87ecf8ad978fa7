import Testing
import Vocabulary

@testable import Reports

struct TextTableTests {
  private static let table = Page.Table(
    ["what it is", "value", "trial"],
    [
      [
        .words("a long name", marks: ["control"]), .measured(measured("m", 0.5, 0.25, 0.75)),
        .trial("ab"),
      ], [.words("b"), .measured(undefined("m", "none")), .absent("–")],
    ])

  private func text(width: Int) -> String { TextTable(Self.table, width: width).text }

  @Test func `intervals stand beside their numbers where there is room`() {
    // 21 for the names, 22 for the values, 5 for the trial, two gaps of 2: 52.
    let wide = """
      what it is                              value  trial
      ---------------------  ----------------------  -----
      a long name (control)  0.500 (0.250 to 0.750)  ab
      b                                         n/a  –
      """
    #expect(text(width: 52) == wide)
    #expect(text(width: 51) != wide)
  }

  @Test func `else below them, and words are broken, the widest column first`() {
    // 14 for the values, 5 for the trial and the gaps leave 17 of 40 for the names.
    #expect(
      text(width: 40) == """
        what it is                  value  trial
        -----------------  --------------  -----
        a long name                 0.500  ab
        (control)          0.250 to 0.750
        b                             n/a  –
        """)
  }

  @Test func `where a word would have to be cut, each row has lines of its own`() {
    // The names need 9 for '(control)', so 32 fit and 31 do not.
    #expect(text(width: 32).hasPrefix("what it"))
    #expect(
      text(width: 31) == """
        a long name (control)
          value 0.500 (0.250 to 0.750);
          trial ab
        b
          value n/a; trial –
        """)
  }

  @Test func `a row is named by the words before its numbers, or by its first cell`() {
    func text(_ heads: [String], _ cells: [Page.Cell]) -> String {
      TextTable(Page.Table(heads, [cells]), width: 12).text
    }
    #expect(
      text(["data", "detector", "trials"], [.words("one"), .words("two"), .count(3)])
        == "one, two\n  trials 3")
    #expect(
      text(["trials", "data"], [.count(30_000), .words("anything")]) == "30000\n  data\n  anything")
    #expect(
      text(["data", "detector"], [.words("some"), .words("thing")]) == "some\n  detector\n  thing")
    #expect(text(["unbreakable!!"], [.words("a b")]) == "a b")
  }
}
