import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Reports

/// By what columns the settings of a run are told apart.
struct SettingColumnsTests {
  private func setting(
    _ detector: String, _ settings: JSON = [:], _ label: String = "", scale: String = "standard",
    split: JSON = ["holdout": ["by": "row"]], on dataset: String = "d"
  ) -> SummaryRecord.Standing {
    .init(
      dataset: dataset, detector: detector, settings: settings, label: label,
      features: ["scale": .text(scale), "missing": "median"], split: split, isControl: false,
      trials: ["t"], trial: "t", onValidation: [], onTest: [])
  }

  /// The heads, and below them what stands in each row.
  private func shown(_ standings: [SummaryRecord.Standing]) -> [[String]] {
    let columns = SettingColumns(standings)
    return [columns.heads] + standings.map { columns.cells(of: $0).map { $0.shown.line.text } }
  }

  @Test func `where nothing was swept, a column says what is not as usual`() {
    #expect(
      shown([setting("lof"), setting("knn", ["neighbors": 9], "neighbors 9")])
        == [["settings"], ["defaults"], ["neighbors 9"]])
  }

  @Test func `each thing that was swept has a column, and what is fixed stands beside them`() {
    #expect(
      shown([
        setting("lof", ["metric": "cosine", "neighbors": 5], "neighbors 5, metric cosine"),
        setting("lof", ["metric": "cosine", "neighbors": 20], "metric cosine"),
        setting("hbos", ["bins": 7], "bins 7, of [a 1, b 2]"),
      ]) == [
        ["neighbors", "settings"], ["5", "metric cosine"], ["20", "metric cosine"],
        ["–", "bins 7, of [a 1, b 2]"],
      ])
    // The same detector with another value on other rows was not swept.
    #expect(
      shown([
        setting("lof", ["neighbors": 5], "neighbors 5"),
        setting("lof", ["neighbors": 9], "neighbors 9", on: "e"),
      ]) == [["settings"], ["neighbors 5"], ["neighbors 9"]])
  }

  @Test func `ways to scale and to divide are columns like any`() {
    let folds: JSON = ["folds": ["by": "row", "count": 3]]
    #expect(
      shown([
        setting("lof", [:], "scale none", scale: "none"), setting("lof"),
        setting("lof", split: folds),
      ]) == [
        ["split", "scale"], ["holdout", "none"], ["holdout", "standard"], ["folds", "standard"],
      ])
    // Where the word does not tell ways apart, all that they are does.
    #expect(
      shown([
        setting("lof", split: folds), setting("lof", split: ["folds": ["by": "row", "count": 5]]),
      ])
        == [["split"], ["folds: by row, count 3"], ["folds: by row, count 5"]])
  }

  @Test func `more than six things that were swept stand in one column`() {
    let names = (1...7).map { "s\($0)" }
    let settings = [1, 2].map { value in
      var all: JSON.Object = [:]
      for name in names { all[name] = JSON(value) }
      return setting("lof", .object(all), names.map { "\($0) \(value)" }.joined(separator: ", "))
    }
    #expect(shown(settings)[0] == ["settings"])
    #expect(shown(settings)[2] == ["s1 2, s2 2, s3 2, s4 2, s5 2, s6 2, s7 2"])
  }

  @Test func `a swept number is sorted as one, and is data for programs`() throws {
    let cell = SettingColumns([setting("lof", ["k": 5]), setting("lof", ["k": 20])])
      .cells(of: setting("lof", ["k": 20]))[0]
    #expect(cell == .setting(20) && cell.value == 20)
    #expect(Page.Cell.setting(["a", 1]).shown.line.text == "[a, 1]")
    #expect(Page.Table(["k"], [[cell]]).holdsNumbers(0))
    #expect(!Page.Table(["k"], [[.setting("cosine")]]).holdsNumbers(0))
  }
}
