import Artifacts
import Formats
import Vocabulary
import Wording

extension Page.Section {
  /// What the model does with a row.
  @Sendable static func purpose(of content: CardContent) -> [Page.Section] {
    let pipeline = content.pipeline
    let table = Page.Table(
      ["column", "holds", "may be missing"],
      pipeline.columns.map { column in
        [
          .words("\(code: column.name)"), .words(column.holdsWords ? "words" : "numbers"),
          .words(column.mayBeMissing ? "yes" : "no"),
        ]
      })
    let hidden =
      pipeline.hidden == 0
      ? []
      : [
        Page.Block.remark(
          "\(Phrase.counted(pipeline.hidden, "column is", "columns are")) redacted and told of nowhere."
        )
      ]
    let calibration = pipeline.calibration.map { calibration in
      Page.Block.paragraph(
        "The calibration \(code: calibration.name) makes of a score what is called \(code: calibration.gives)."
      )
    }
    let policy = pipeline.policy.map { Page.Block.paragraph(Prose($0)) }
    return [
      Page.Section(
        "purpose", nil,
        [
          .paragraph(
            """
            Trial \(code: content.trial): a pipeline of \(code: content.identity.detector) \
            (\(SettingsText.line(content.identity.settings))), seed \(content.identity.seed), that gives each row a \
            score; a higher one is stranger.
            """)
        ] + [calibration, policy].compactMap(\.self) + [.table(table)] + hidden)
    ]
  }

  /// What is known of the labels of a part.
  private static func known(_ part: PartCount) -> String {
    part.unlabelled > 0 && part.unlabelled == part.rows
      ? "of which no label is known"
      : "\(Phrase.counted(part.anomalies, "known anomaly", "known anomalies")) among them"
  }

  /// The figures that a card shows.
  private static let told: [MetricName] = [
    .averagePrecision, .rocAUC, .precision(ofTop: MetricName.rows(10)),
  ]

  /// What was measured, beside what needs no learning.
  @Sendable static func figures(of content: CardContent) -> [Page.Section] {
    let findings = content.findings
    guard !findings.onTest.isEmpty else { return [] }
    let rows: [(name: String, marks: [String], measured: [Measurement])] =
      [(content.identity.detector, [], findings.onTest)]
      + content.controls.map { ($0.name, ["control"], $0.onTest) }
    let metrics = Self.told.filter { findings.onTest[$0] != nil }
    let table = Page.Table(
      ["metric"] + rows.map(\.name),
      metrics.map { metric in
        [.words(Prose(metric.text))] + rows.map { .measured(metric, among: $0.measured) }
      })
    return [
      Page.Section(
        "figures", "What was measured",
        [
          .paragraph(
            """
            On \(Phrase.counted(findings.test.rows, "test row")), \(Self.known(findings.test)); in brackets 95 % intervals. \
            The other columns are controls, which learned nothing. More figures stand in the manifest.
            """), .table(table),
        ])
    ]
  }

  /// The thresholds that were chosen, and what they promise.
  @Sendable static func cut(of content: CardContent) -> [Page.Section] {
    let thresholds = content.findings.thresholds
    guard !thresholds.isEmpty else { return [] }
    let table = ThresholdTable(
      rows: thresholds.map { ThresholdTable.Row(choice: $0.choice, measured: $0.onTest) })
    return [
      Page.Section(
        "thresholds", "Thresholds",
        [
          .paragraph(
            "The first is what the model goes by; \(code: "assay score --threshold NAME") takes another. Measured on test rows."
          )
        ] + table.blocks)
    ]
  }

  /// What it learned from, and what was found odd about that.
  @Sendable static func origin(of content: CardContent) -> [Page.Section] {
    guard let dataset = content.dataset else { return [] }
    let (train, validation, test) = (
      content.findings.train, content.findings.validation, content.findings.test
    )
    let parts = """
      \(Phrase.counted(train.rows, "row")) taught it, \(Self.known(train)); \(Figures.grouped(validation.rows)) were for \
      choosing and for promises, \(Figures.grouped(test.rows)) for measuring.
      """
    let about: [Prose] = [
      "Source: \(dataset.source)", "Terms: \(dataset.terms ?? "none are recorded")",
      "Fingerprint: \(code: dataset.fingerprint)",
      "\(Phrase.counted(dataset.rows, "row")) of \(Phrase.counted(dataset.columns, "column")), divided by \(SettingsText.choice(content.identity.splitAlone)). \(parts)",
    ]
    return [
      Page.Section(
        "data", "Data", [.list(about)] + findings(of: content))
    ]
  }

  /// What the audit found, but for columns of which nothing may be told.
  private static func findings(of content: CardContent) -> [Page.Block] {
    let own = content.run.audit.filter {
      $0["dataset"]?.string == content.identity.dataset && $0["severity"] != "note"
    }
    let shown = own.filter { finding in
      let columns = finding["columns"]?.elements?.compactMap(\.string) ?? []
      return content.redacted.isDisjoint(with: columns)
    }
    let sentences = shown.compactMap { $0["sentence"]?.string }.map { Prose($0) }
    let hidden = own.count - shown.count
    return (sentences.isEmpty ? [] : [.paragraph("The audit found:"), .list(sentences)])
      + (hidden == 0
        ? []
        : [
          .remark("\(Phrase.counted(hidden, "finding is", "findings are")) about redacted columns.")
        ])
  }

  /// What it is not made for.
  @Sendable static func limits(of content: CardContent) -> [Page.Section] {
    let columns = content.pipeline.columns
    var limits: [Prose] = [
      "It knows rows like those it learned from. A score says how strange a row is among them, not what is wrong with it, and figures hold for rows that come as the test rows did.",
      "A number in a column that may not be missing must be there and finite; such a row has no score, and counts as an anomaly.",
    ]
    if columns.contains(where: \.holdsWords) {
      limits.append(
        "A word that no training row had is taken for none of those it knows; \(code: "assay score") counts such rows."
      )
    }
    if let reason = content.pipeline.exported["missing"]?.string {
      limits.append("Only Assay can score with it: \(reason).")
    }
    let told = content.findings.notes.filter { note in
      !content.redacted.contains { note.contains("'\($0)'") }
    }
    return [Page.Section("limits", "Limits of use", [.list(limits + told.map { Prose($0) })])]
  }
}
