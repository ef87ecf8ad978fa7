import Formats
import Testing

@testable import Reports

struct SettingsTextTests {
  @Test(
    arguments: [
      (["all": [:]], "all"),
      (["holdout": ["by": "row", "test": 0.3]], "holdout: by row, test 0.3"),
      (["holdout": ["by": ["column": "day", "parts": 3]]], "holdout: by column day parts 3"),
      (["fold": 2, "folds": ["count": 5]], "folds: count 5; fold 2"),
      (["holdout": ["test": 0.3], "learn": 0.25], "holdout: test 0.3; learn 0.25"),
    ] as [(JSON, String)])
  func `a split is named by its form, with the fold and the share that a trial has of it`(
    json: JSON, text: String
  ) {
    #expect(SettingsText.choice(json) == text)
  }
}
