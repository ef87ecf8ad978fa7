import Testing
import Vocabulary

@testable import Reports

struct ThresholdMetricTests {
  private func heads(_ measured: Measurement...) -> [String] {
    ThresholdMetric.columns(for: measured).map(\.head)
  }

  @Test func `a table of thresholds shows what was measured, in a fixed order`() {
    #expect(
      heads(
        measured("cost_per_row", 1), measured("f1", 1), measured("recall", 1), measured("mcc", 1),
        measured("false_positive_rate", 1), measured("precision", 1))
        == ["precision", "recall", "F1", "FPR", "cost a row"])
    #expect(heads(measured("alarm_rate", 1), measured("alerts_per_day", 9)) == ["alerts a day"])
    #expect(
      heads(measured("alarm_rate", 1), undefined("recall", "no label")) == ["recall", "alarm rate"])
  }
}
