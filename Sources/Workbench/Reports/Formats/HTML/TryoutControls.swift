import Formats
import Wording

/// What stands below a chart for trying thresholds out: a slider, inputs, and what comes of them.
///
/// Without a script it shows what the first chosen threshold does.
struct TryoutControls {
  private let chart: Page.Chart
  private let tryout: Page.Chart.Tryout
  /// Where the slider begins: at the first threshold that was chosen.
  private let start: Int
  /// Told apart where a page has several.
  private let number: Int

  init?(_ chart: Page.Chart, number: Int) {
    guard let tryout = chart.tryout, !chart.thresholds.isEmpty else { return nil }
    self.chart = chart
    self.tryout = tryout
    self.number = number
    let wanted = chart.marks.first?.place ?? chart.thresholds[chart.thresholds.count / 2]
    start =
      chart.thresholds.indices.min {
        abs(chart.thresholds[$0] - wanted) < abs(chart.thresholds[$1] - wanted)
      } ?? 0
  }

  private func id(_ name: String) -> String { number == 0 ? name : "\(name)-\(number + 1)" }

  var html: String {
    """
    <div class="tryout" data-curve="\(HTML.escaped(data.text()))">
    <p class="controls"><label class="wide">threshold <input type="range" id="\(id("thr"))" data-is="slider" min="0" \
    max="\(chart.thresholds.count - 1)" step="1" value="\(start)"></label>
    \(inputs)</p>
    <table id="\(id("row"))"><thead><tr>\(figures.map { "<th class=\"number\">\($0.head)</th>" }.joined())</tr></thead>\
    <tbody><tr>\(figures.map { "<td class=\"number\" data-is=\"\($0.word)\"></td>" }.joined())</tr></tbody></table>
    <p class="remark">Of \(HTML.escaped(tryout.title)). <code data-is="yaml"></code></p>
    </div>
    """
  }

  /// The curve for the script.
  private var data: JSON {
    var members: JSON.Object = [
      "thresholds": .list(chart.thresholds.map { $0.isFinite ? .number($0) : .null }),
      "alarms": JSON(tryout.alarms), "rows": .integer(tryout.rows),
    ]
    if let known = tryout.known {
      members["hits"] = JSON(known.hits)
      members["errors"] = JSON(known.errors)
      members["anomalies"] = .integer(known.anomalies)
      members["ordinary"] = .integer(known.ordinary)
    }
    members["low"] = .number(chart.range.lowerBound)
    members["high"] = .number(chart.range.upperBound)
    return .object(members)
  }

  private var inputs: String {
    var inputs = [
      input("typed", "type one", nil), input("events", "rows a day", tryout.eventsPerDay),
    ]
    if tryout.known != nil {
      inputs += [
        input("missed", "a missed anomaly costs", tryout.prices?.missed),
        input("false", "a false alarm costs", tryout.prices?.falseAlarm),
      ]
    }
    return inputs.joined(separator: "\n")
  }

  private func input(_ word: String, _ title: String, _ value: Double?) -> String {
    let value = value.map { " value=\"\(Figures.plain($0))\"" } ?? ""
    return
      "<label>\(title) <input type=\"number\" step=\"any\" data-is=\"\(word)\"\(value)></label>"
  }

  private var figures: [(head: String, word: String)] {
    let always = [("threshold", "threshold"), ("alarms", "alarms")]
    let known = [
      ("precision", "precision"), ("recall", "recall"), ("F1", "f1"), ("FPR", "fpr"),
    ]
    return always + (tryout.known == nil ? [("alarm rate", "rate")] : known)
      + [("alerts a day", "alerts")] + (tryout.known == nil ? [] : [("cost a row", "cost")])
  }
}
