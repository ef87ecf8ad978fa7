public import Artifacts
import Formats
import Vocabulary
import Wording

extension Page {
  /// What a gate said: its answer, each rule with each number that it judged, and why.
  public init(_ gate: GateRecord) {
    self.init(
      title: "Gate: \(gate.subject)", kind: "Gate",
      sections: [.verdict(of: gate), .findings(of: gate)], record: gate.json)
  }
}

extension Page.Section {
  fileprivate static func verdict(of gate: GateRecord) -> Page.Section {
    let comparison = gate.baseline.map { "Compared with \($0)." } ?? "Compared with no baseline."
    return Page.Section(
      "answer", nil,
      [.answer(Prose(gate.sentence)), .remark(Prose(comparison))]
        + gate.notes.map { .remark(Prose("\($0.capitalizedFirst).")) })
  }

  fileprivate static func findings(of gate: GateRecord) -> Page.Section {
    let reasons = gate.ordered.filter { $0.answer != .pass }.map { finding in
      Prose(
        "\(strong: finding.answer.rawValue) \(code: finding.rule), \(finding.setting): \(finding.sentence)."
      )
    }
    let tables = gate.findings.map(\.rule).uniqued().flatMap { rule -> [Page.Block] in
      [.heading(rule), .table(Page.Table(of: gate.findings.filter { $0.rule == rule }))]
    }
    let remark = Prose(
      "A change for the worse as large as 'fails from' would fail in about four of five such comparisons."
    )
    return Page.Section(
      "findings", "What was judged",
      (reasons.isEmpty ? [] : [.list(reasons)]) + tables
        + (gate.findings.contains { $0.smallest != nil } ? [.remark(remark)] : []))
  }
}

extension Page.Table {
  /// What one rule judged, with the columns that any of its findings fills.
  fileprivate init(of findings: [GateRecord.Finding]) {
    let columns: [(head: String, isFilled: Bool, cell: (GateRecord.Finding) -> Page.Cell)] = [
      ("setting", true, { .words(Prose($0.setting)) }),
      ("before", findings.contains { $0.before != nil }, { .amount($0.before) }),
      ("now", findings.contains { $0.after != nil }, { .amount($0.after) }),
      ("change", findings.contains { $0.change != nil }, { .amount($0.change) }),
      ("fails from", findings.contains { $0.smallest != nil }, { .smallest($0) }),
      ("answer", true, { .words("\(strong: $0.answer.rawValue)") }),
    ]
    let filled = columns.filter(\.isFilled)
    self.init(filled.map(\.head), findings.map { finding in filled.map { $0.cell(finding) } })
  }
}

extension Page.Cell {
  /// A measurement in the unit that people read it in.
  fileprivate static func amount(_ measurement: Measurement?) -> Page.Cell {
    guard let measurement else { return .absent("–") }
    guard let value = measurement.quantity.number,
      let amount = Amount(value, of: measurement.name)
    else { return .measured(measurement) }
    return .words(Prose(amount.text))
  }

  fileprivate static func smallest(_ finding: GateRecord.Finding) -> Page.Cell {
    finding.smallest.map { .figure(.number($0)) } ?? .absent("–")
  }
}

extension GateRecord {
  /// What failed first, then what is undecided, then what passed.
  var ordered: [Finding] { findings(.fail) + findings(.undecided) + findings(.pass) }

  /// The answer in a sentence, with how many findings stand behind it.
  public var sentence: String {
    let (failed, open) = (findings(.fail).count, findings(.undecided).count)
    let all = "\(findings.count) judged"
    let undecided =
      open == 0
      ? ""
      : "\(open) cannot be decided"
        + (undecidedCounts.map {
          ", which was chosen to count as \($0 == .pass ? "passed" : "failed")"
        }
          ?? "")
    switch answer {
    case .pass:
      return open == 0 ? "Passed: all \(all)." : "Passed: of \(all), none failed; \(undecided)."
    case .fail:
      let failures = failed == 0 ? [] : ["\(failed) failed"]
      return "Failed: of \(all), "
        + (failures + (open == 0 ? [] : [undecided])).joined(separator: " and ") + "."
    case .undecided: return "Undecided: of \(all), none failed, but \(undecided)."
    }
  }
}
