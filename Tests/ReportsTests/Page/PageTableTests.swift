import Testing
import Vocabulary

@testable import Reports

struct PageTableTests {
  @Test(
    arguments: [
      (.words("lof"), "lof", nil),
      (.words("z", marks: ["control", "best"]), "z (control, best)", nil),
      (.count(1234), "1234", nil), (.figure(.number(0.91249)), "0.912", nil),
      (.figure(.undefined(reason: "one class")), "n/a", nil),
      (.threshold(.number(0.612_345_678)), "0.612346", nil),
      (
        .threshold(
          .number(0.5), Interval(lower: 0.25, upper: 0.75, level: 0.95, method: "bootstrap")),
        "0.5 (0.25 to 0.75)", "bootstrap"
      ),
      (
        .measured(measured("m", 0.625, 0.5, 0.75, rows: 9), trials: ["ab"]),
        "0.625 (0.500 to 0.750)", "DeLong, 9 rows, trial ab"
      ),
      (
        .measured(measured("m", 0.625, rows: 1), trials: ["ab", "cd"]), "0.625",
        "1 row, mean of 2 trials, the first ab"
      ),
      (.measured(undefined("m", "one class", rows: 9)), "n/a", "9 rows, one class"),
      (.trial("ab"), "ab", nil), (.absent("–"), "–", nil),
    ] as [(Page.Cell, String, String?)])
  func `a cell shows its number with the interval, and knows where it comes from`(
    cell: Page.Cell, line: String, origin: String?
  ) {
    #expect(cell.shown.line.text == line)
    #expect(cell.shown.origin == origin)
  }

  @Test func `a column holds numbers if it holds some, and no words`() {
    let table = Page.Table(
      ["a", "b", "c", "d"],
      [
        [.count(1), .absent("–"), .trial("ab"), .count(1)],
        [.absent("n/a"), .absent("none"), .absent("–"), .words("two")],
      ])
    #expect((0..<4).map(table.holdsNumbers) == [true, false, false, false])
  }

  @Test func `why numbers are missing is said below, once for each reason`() {
    let none = Page.Cell.measured(undefined("m", "one class"))
    let table = Page.Table(
      ["a", "b", "c"],
      [
        [none, .count(1), .figure(.undefined(reason: "no row"))], [none, none, .absent("n/a")],
        [.count(2), .count(3), .threshold(.undefined(reason: "one class"))],
      ])
    #expect(table.gaps == ["a, b and c are n/a: one class.", "c is n/a: no row."])
    #expect(Page.Table(["a"], [[.count(1)], [.absent("n/a")]]).gaps == [])
    #expect(
      Page.Table(["a", "b"], [[none, none], [none, none]]).gaps == ["a and b are n/a: one class."])
  }
}
