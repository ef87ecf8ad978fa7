public import Formats

extension Audit {
  /// The findings as a person reads them: one line each, or one that says that there are none.
  public var text: String {
    guard !findings.isEmpty else { return "nothing to complain of\n" }
    return findings.map { finding in
      var line = "\(finding.severity.rawValue): \(finding.kind.rawValue): \(finding.sentence)"
      let shown = finding.rows.prefix(5).map(\.description).joined(separator: ", ")
      if !finding.rows.isEmpty {
        line += finding.rows.count > 5 ? " [rows \(shown), …]" : " [rows \(shown)]"
      }
      return line + "\n"
    }.joined()
  }

  /// The findings as a program reads them.
  public var json: JSON {
    .list(
      findings.map { finding in
        .object([
          ("kind", .text(finding.kind.rawValue)),
          ("severity", .text(finding.severity.rawValue)),
          ("columns", JSON(finding.columns)), ("rows", JSON(finding.rows)),
          ("numbers", .object(finding.numbers.map { ($0.name, .number($0.value)) })),
          ("sentence", .text(finding.sentence)),
        ])
      })
  }
}
