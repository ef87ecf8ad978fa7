import Testing
import Vocabulary

@testable import Reports

struct TryoutControlsTests {
  private func made(known: Bool = true, marks: [Page.Mark] = []) -> Page.Chart? {
    let points = [(3.0, 0, 0), (2, 1, 0), (1, 2, 6)].map { threshold, hits, errors in
      TuningPoint(
        threshold: threshold, alarms: hits + errors,
        confusion: known
          ? Confusion(
            truePositives: hits, falsePositives: errors, falseNegatives: 2 - hits,
            trueNegatives: 6 - errors) : nil, alertsPerDay: Double(hits + errors))
    }
    return Page.Chart.thresholds(points, of: 8, "test <rows>", marks: marks)
  }

  @Test func `a slider begins at the threshold that was chosen, and each has a name of its own`()
    throws
  {
    let chart = try #require(self.made(marks: [.init("best-f1", at: 1.9)]))
    let first = try #require(TryoutControls(chart, number: 0)).html
    #expect(first.contains(#"id="thr" data-is="slider" min="0" max="2" step="1" value="1""#))
    #expect(first.contains(#"<table id="row">"#))
    let second = try #require(TryoutControls(chart, number: 1)).html
    #expect(second.contains(#"id="thr-2""#) && second.contains(#"<table id="row-2">"#))
  }

  @Test func `of several chosen thresholds the first is where a slider begins`() throws {
    let marks: [Page.Mark] = [.init("cost", at: 2.9), .init("budget", at: 1.2)]
    for (marks, place) in [(marks, 0), (marks.reversed(), 2)] {
      let chart = try #require(self.made(marks: Array(marks)))
      #expect(
        try #require(TryoutControls(chart, number: 0)).html.contains(#"step="1" value="\#(place)""#)
      )
    }
  }

  @Test func `the curve is there for a script, and all that was said is shown as text`() throws {
    let chart = try #require(made())
    let html = try #require(TryoutControls(chart, number: 0)).html
    #expect(
      html.contains(
        "data-curve=\"{&quot;alarms&quot;:[0,1,8],&quot;anomalies&quot;:2,&quot;errors&quot;:[0,0,6],"
          + "&quot;high&quot;:3.0,&quot;hits&quot;:[0,1,2],&quot;low&quot;:1.0,&quot;ordinary&quot;:6,&quot;rows&quot;:8,"
          + "&quot;thresholds&quot;:[3.0,2.0,1.0]}\""))
    #expect(html.contains("Of test &lt;rows&gt;."))
    #expect(html.contains(#"data-is="events" value="8""#))
  }

  @Test func `rows without labels have alarms and no costs`() throws {
    let chart = try #require(made(known: false))
    let html = try #require(TryoutControls(chart, number: 0)).html
    #expect(html.contains(#"data-is="rate""#) && !html.contains("precision"))
    #expect(!html.contains(#"data-is="missed""#) && html.contains(#"data-is="events""#))
  }

  @Test func `a page lets its own script run and no other`() {
    #expect(PageScript.source.hasPrefix("'sha256-") && PageScript.source.count == 53)
    #expect(HTML.page(title: "t", kind: "k", "").contains("script-src \(PageScript.source)\">"))
    #expect(!PageScript.text.contains("</"))
  }
}
