public import Artifacts
import Wording

/// What a gate said, as GitHub shows it beside a change: a line for each finding that did not pass.
public enum Annotations {
  public static func text(of gate: GateRecord) -> String {
    gate.ordered.filter { $0.answer != .pass }.map { finding in
      let level = finding.answer == .fail || gate.undecidedCounts != .pass ? "error" : "warning"
      let title = property("\(finding.rule), \(finding.setting)")
      return
        "::\(level) title=\(title)::\(data("\(finding.answer.rawValue): \(finding.sentence)"))\n"
    }.joined()
  }

  /// As the text of a command must be written.
  private static func data(_ text: String) -> String {
    Visible.text(text).replacing("%", with: "%25").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
  }

  /// As a property of a command must be written.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
