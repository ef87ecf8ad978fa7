import Files
import Testing
import Vocabulary
import Wording

@testable import Reports

struct FiguresTests {
  @Test func `what is undefined is n/a, and an interval stands behind its number`() {
    #expect(Figures.short(.undefined(reason: "one class")) == "n/a")
    let interval = Interval(lower: 0.5, upper: 0.75, level: 0.95, method: "DeLong")
    #expect(
      Figures.withInterval(Measurement("m", .number(0.625), interval: interval, rows: 9))
        == "0.625 (0.500 to 0.750)")
  }
}

struct SettingsTextTests {
  @Test(
    arguments: [
      (["all": [:]], "all"),
      (["holdout": ["by": "row", "test": 0.3]], "holdout: by row, test 0.3"),
      (["fold": 2, "folds": ["count": 5]], "folds: count 5; fold 2"),
      (["holdout": ["test": 0.3], "learn": 0.25], "holdout: test 0.3; learn 0.25"),
    ] as [(JSON, String)])
  func `a split is named by its form, with the fold and the share that a trial has of it`(
    json: JSON, text: String
  ) {
    #expect(SettingsText.choice(json) == text)
  }
}
