import Artifacts
import Testing
import Vocabulary

@testable import Reports

/// What a report of a run says, whatever marks it up.
@Suite struct RunReportTests {
  private static let formats = ["html", "markdown"]

  private func tables(_ run: RecordedRun, _ format: String) throws -> [ShownTable] {
    ShownTable.all(in: try run.report(format), format)
  }

  private func table(
    _ run: RecordedRun, _ format: String, _ heading: String
  ) throws -> ShownTable {
    try #require(try tables(run, format).first { $0.heading.hasPrefix(heading) })
  }

  @Test(arguments: formats)
  func `a metric stands below its own name, beside the trial that has it`(format: String) throws {
    let shown = try table(.whole, format, "Results on test rows")
    #expect(
      shown.column("roc_auc") == [
        "0.913 0.850 to 0.960", "0.864 0.800 to 0.901", "0.620 0.510 to 0.731", "0.713",
        "0.701 0.679 to 0.722",
      ])
    #expect(
      shown.column("average_precision") == [
        "0.731 0.611 to 0.822", "0.621 0.543 to 0.712", "n/a", "0.322", "0.311 0.235 to 0.432",
      ])
    #expect(
      shown.column("best_f1_oracle") == [
        "0.777 0.666 to 0.888", "n/a", "0.0004", "0.457", "0.432 0.346 to 0.568",
      ])
    #expect(shown.column("trial") == ["aa01", "aa02", "aa03", "bb01", "bb03"])
    #expect(shown.column("trials") == ["1", "1", "1", "2", "1"])
  }

  @Test(arguments: formats)
  func `precision, recall, F1 and FPR of a threshold stand below their own names`(
    format: String
  ) throws {
    let shown = try table(.whole, format, "payments: lof")
    #expect(
      shown.column("asked for") == [
        "what cost asks for cost", "what budget asks for budget",
        "what conformal asks for conformal",
      ])
    #expect(shown.column("threshold") == ["1.5625", "1.875", "none"])
    #expect(
      shown.column("precision") == ["0.615 0.316 to 0.861", "0.857 0.421 to 0.996", "–"])
    #expect(shown.column("recall") == ["0.889 0.518 to 0.997", "0.667 0.299 to 0.925", "–"])
    #expect(shown.column("F1") == ["0.727 0.472 to 0.889", "0.750 0.471 to 0.901", "–"])
    #expect(shown.column("FPR") == ["0.045 0.015 to 0.102", "0.009 0.0002 to 0.049", "–"])
  }

  @Test(arguments: formats)
  func `settings stand in the order of the record, best first`(format: String) throws {
    let results = try table(.whole, format, "Results on test rows")
    #expect(
      results.column("data") == ["payments", "payments", "payments", "logins <b>", "logins <b>"])
    #expect(
      results.column("settings") == [
        "neighbors 35", "trees 100", "defaults", "trees 100", "defaults",
      ])
    let board = try table(.whole, format, "Across 2 data sets, by average_precision")
    #expect(board.column("mean") == ["0.472", "0.528", "0.299"])
    #expect(board.column("median") == ["0.457", "0.528", "0.288"])
    #expect(board.column("mean rank") == ["1.250", "1.750", "–"])
    #expect(board.column("win rate") == ["0.875", "0.500", "–"])
  }

  @Test(arguments: formats)
  func `a control is marked as one wherever detectors are compared`(format: String) throws {
    #expect(
      try table(.whole, format, "Results on test rows").column("detector") == [
        "lof", "isolation-forest", "largest-z control", "isolation-forest", "largest-z control",
      ])
    #expect(
      try table(.whole, format, "Across 2").column("detector") == [
        "isolation-forest", "lof", "largest-z control",
      ])
  }

  @Test(arguments: formats)
  func `an answer names the trial that it rests on`(format: String) throws {
    let report = try RecordedRun.whole.report(format)
    let answer = try #require(report.firstRange(of: "On payments, lof is best."))
    let next = try #require(report.firstRange(of: "isolation-forest is best."))
    let trial = format == "html" ? "<code>aa01</code>" : "`aa01`"
    #expect(report[answer.upperBound..<next.lowerBound].contains(trial))
  }

  @Test(arguments: formats)
  func `a trial that failed is called failed, and one that was lost is called lost`(
    format: String
  ) throws {
    let shown = try table(.troubled, format, "Trials without a result")
    #expect(
      shown.rows == [
        ["failed", "pulse", "pca", "4 columns | have no 9 components", "1", "f1"],
        ["failed", "pulse", "knn", "line 1 line 2", "1", "f2"],
        ["lost", "pulse", "autoencoder", "it ran longer than 2 s twice", "1", "d1"],
        ["lost", "pulse", "random control", "its worker was killed by signal 9", "1", "d2"],
      ])
  }

  @Test func `a page has no markup but its own`() throws {
    let page = try RecordedRun.whole.report("html")
    let elements = Set(page.matches(of: /<\/?([a-z0-9]+)/).map { String($0.output.1) })
    #expect(
      elements.isSubset(of: [
        "html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2",
        "h3", "p", "ul", "li", "small", "span", "strong", "em", "code", "pre", "div", "table",
        "thead",
        "tbody", "tr", "th", "td", "svg", "path", "text", "circle", "details", "summary",
        "dl", "dt", "dd", "figure", "figcaption", "label", "input", "script",
      ]))
    #expect(!page.contains("<b>") && !page.contains("<night>") && !page.contains("<missed>"))
    #expect(!page.contains("<class>") && !page.contains(" & "))
  }

  @Test func `durations are left out on request, and nothing else is`() throws {
    let with = try tables(.whole, "html")
    let without = ShownTable.all(
      in: try RecordedRun.whole.report("html", leavesOutTimings: true), "html")
    func rest(_ tables: [ShownTable]) -> [ShownTable] {
      tables.filter { !$0.heading.hasPrefix("Latency") && !$0.heading.hasPrefix("Figures") }
    }
    #expect(rest(with) == rest(without) && without.allSatisfy { !$0.heading.hasPrefix("Latency") })
    let figures = try #require(without.first { $0.heading.hasPrefix("Figures") })
    #expect(
      figures.rows.map { $0[4] } == ["n/a", "n/a", "6400", "0.045 0.015 to 0.102", "n/a"])
    let latency = try #require(with.first { $0.heading.hasPrefix("Latency of one row") })
    #expect(
      latency.rows == [
        [
          "payments", "lof", "12.35 12.25 to 12.50", "123.5 120.5 to 130.3", "1235 1200 to 1301",
          "2346", "aa01",
        ], ["logins <b>", "isolation-forest", "7.500", "n/a", "n/a", "n/a", "bb01"],
      ])
  }

  @Test(arguments: formats)
  func `without a result a report says so and why`(format: String) throws {
    let report = try RecordedRun.failed.report(format)
    #expect(report.contains("No trial has a result that could be chosen."))
    #expect(
      try tables(.failed, format).map(\.heading) == ["Data", "Trials without a result"])
  }

  /// A timed trial of many rows, one that was not timed, and one whose calls were all of one row.
  @Test func `calls that score the same row again are told of, if any does`() throws {
    func told(_ latencies: [[Measurement]]) throws -> Bool {
      var run = RecordedRun.whole
      run.timings = zip(["aa01", "aa02", "bb01"], latencies).map { id, latency in
        TimingRecord(id: id, status: .ok, fitSeconds: 1, scoreSeconds: 1, latency: latency)
      }
      let report = try run.report("markdown")
      let isMany = report.contains("Each call scores another row of the test part")
      #expect(isMany != report.contains("Each call scores the same row"))
      return isMany
    }
    let once = [measured("latency_p50_us", 7.5, rows: 2000)]
    let many = once + [Measurement(MetricName.latency().distinctRows, .number(90), rows: 2000)]
    #expect(try told([many, [], many]))
    #expect(try !told([many, [], once]))
  }

  @Test func `what earlier runs looked at is told, unless the report is to be the same each time`()
    throws
  {
    func told(leavesOutTimings: Bool) throws -> Bool {
      try RecordedRun.single.inFolder { folder in
        let data = try #require(RecordedRun.single.run.datasets.first)
        var ledger = try Ledger(reports: folder.reports)
        try ledger.add([
          LedgerEntry(
            .validation, time: "2026-01-01T00:00:00Z", run: "other/0a",
            looked: .init(
              of: data.name, data: data.fingerprint, divisions: ["d"], choose: 1, metric: .rocAUC,
              candidates: [.init(id: "c", name: "knn", value: 0.5)]))
        ])
        let page = try ReportWriter(folder, leavesOutTimings: leavesOutTimings).page
        return TextFormat.text(of: page, width: 80).contains("Before this run, 1 run had 1 other")
      }
    }
    #expect(try told(leavesOutTimings: false))
    #expect(try !told(leavesOutTimings: true))
  }

  @Test
  func `a threshold that was chosen on test rows is called an oracle's where it leads a page`() {
    let honest = Page.Section.facts(chosen("best-f1", 2, "s", onTest: []))
    #expect(honest.map(\.beside) == ["asked for: what best-f1 asks for; promised: nothing"])
    let oracle = Page.Section.facts(chosen("best-f1", 2, "s", onTest: [], basis: .oracle))
    #expect(oracle.map(\.beside) == ["an oracle's: chosen on the test rows that measure it"])
    #expect(Page.Section.facts(refused("conformal", "s")).isEmpty)
  }
}
