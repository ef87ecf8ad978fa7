import Artifacts
import Formats
import Vocabulary
import Wording

extension Page.Section {
  /// At what stage it is.
  @Sendable static func standing(of content: ModelContent) -> [Page.Section] {
    let model = content.model
    let since = model.since.map { ", since \($0)" } ?? ""
    let parent = model.parent.map { ["It took the place of model \($0)."] } ?? []
    let place =
      model.bundle.map { Prose("Its bundle: \(code: $0.path)") }
      ?? "Its bundle is not where it was seen last, so that nothing else can be said of it."
    return [
      Page.Section(
        "stage", nil,
        [
          .answer("Stage: \(strong: model.stage.rawValue)\(since)"),
          .list([Prose("Hash: \(code: model.model)"), place] + parent.map { Prose($0) }),
        ])
    ]
  }

  /// What it is and what it learned from.
  @Sendable static func nature(of content: ModelContent) -> [Page.Section] {
    guard let facts = content.facts else { return [] }
    let seed = facts.seed.map { ", seed \($0)" } ?? ""
    let trial = facts.trial.map { ", trial \($0)" } ?? ""
    let settings = SettingsText.line(facts.settings)
    var told: [Prose] = [
      "Detector: \(facts.detector)\(settings == "–" ? "" : " (\(settings))")\(seed)\(trial)"
    ]
    if let calibration = facts.calibration { told.append("Calibration: \(calibration)") }
    if let data = facts.dataset {
      told += [
        "Data: \(data.name), \(Phrase.counted(data.rows, "row")) of \(Phrase.counted(data.columns, "column"))",
        "Source: \(data.source)", "Terms: \(data.terms ?? "none are recorded")",
        "Fingerprint: \(code: data.fingerprint)",
      ]
    }
    if let missing = facts.missing { told.append("Only Assay can score with it: \(missing)") }
    if let code = facts.codeVersion { told.append("Code: \(code: code)") }
    if let platform = facts.platform { told.append("Platform: \(platform)") }
    return [Page.Section("nature", "What it is", [.list(told)])]
  }

  /// What it measured.
  @Sendable static func measures(of content: ModelContent) -> [Page.Section] {
    guard let facts = content.facts else { return [] }
    let names = (facts.onTest + facts.onValidation).map(\.name).uniqued()
    guard !names.isEmpty else { return [] }
    let table = Page.Table(
      ["metric", "validation", "test"],
      names.map { name in
        [
          .words(Prose(name.text)), .measured(name, among: facts.onValidation),
          .measured(name, among: facts.onTest),
        ]
      })
    return [Page.Section("measures", "What was measured", [.table(table)])]
  }

  /// Where it draws the line.
  @Sendable static func lines(of content: ModelContent) -> [Page.Section] {
    guard let thresholds = content.facts?.thresholds, !thresholds.isEmpty else { return [] }
    let table = ThresholdTable(
      rows: thresholds.map { ThresholdTable.Row(choice: $0.choice, measured: $0.onTest) })
    return [Page.Section("lines", "Thresholds, measured on test rows", table.blocks)]
  }

  /// How it came to its stage.
  @Sendable static func history(of content: ModelContent) -> [Page.Section] {
    guard !content.history.isEmpty else { return [] }
    let table = Page.Table(
      ["time", "stage", "what happened", "reason"],
      content.history.map { change in
        [
          .words(Prose(change.time)), .words(Prose(change.stage.rawValue)),
          .words(Prose(change.sentence)), change.reason.map { .words(Prose($0)) } ?? .absent("–"),
        ]
      })
    return [Page.Section("history", "History", [.table(table)])]
  }
}

extension RegisteredModel.Change {
  /// What happened, with the models by the beginnings of their hashes.
  fileprivate var sentence: String {
    switch stage {
    case .candidate: "a candidate"
    case .active: parent.map { "promoted in the place of \($0.prefix(12))" } ?? "promoted"
    case .retired: successor.map { "gave its place to \($0.prefix(12))" } ?? "retired"
    }
  }
}
