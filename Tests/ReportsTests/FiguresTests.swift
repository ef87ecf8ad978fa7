import Files
import Testing
import Vocabulary

@testable import Reports

struct FiguresTests {
  @Test(arguments: [
    (0.0, "0"), (0.12345, "0.123"), (-0.0004, "-0.0004"), (0.0005, "0.0005"), (12.345, "12.35"),
    (123.44, "123.4"),
    (12345.6, "12346"), (1_234_567, "1.23e6"), (0.000012345, "1.23e-5"), (0.9996, "1.000"),
  ])
  func `a number is shown with the digits that a reader can use`(value: Double, text: String) {
    #expect(Figures.short(value) == text)
  }

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
