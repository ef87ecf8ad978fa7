import Artifacts

extension Page.Section {
  /// The data sets, where they come from and on what terms.
  @Sendable static func data(of content: RunContent) -> [Page.Section] {
    let table = Page.Table(
      ["name", "rows", "columns", "anomalies", "source", "terms", "fingerprint"],
      content.run.datasets.map { dataset in
        [
          .words(Prose(dataset.name)), .count(dataset.rows), .count(dataset.columns),
          dataset.anomalies.map { .count($0) } ?? .absent("no labels"),
          .words(Prose(dataset.source)), dataset.terms.map { .words(Prose($0)) } ?? .absent("–"),
          .words("\(code: String(dataset.fingerprint.prefix(12)))"),
        ]
      })
    return [Page.Section("data", "Data", [.table(table)])]
  }
}
