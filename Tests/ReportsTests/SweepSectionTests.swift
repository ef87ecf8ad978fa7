import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Reports

/// What plots of a run show: the settings that were swept, and what was timed.
struct SweepSectionTests {
  private static func setting(
    _ neighbors: Int, _ power: Double = 2, validation: Double, test: Double = 0
  ) -> SummaryRecord.Standing {
    let name = "k\(neighbors)p\(power)"
    return standing(
      identity("knn", on: "d", ["neighbors": JSON(neighbors), "power": .number(power)]), name,
      [name], onValidation: [measured("roc_auc", validation, validation - 0.1, validation)],
      onTest: [measured("roc_auc", test)])
  }

  /// Best first, as a summary has them.
  private static let settings = [
    setting(5, validation: 0.9, test: 0.1), setting(100, validation: 0.8, test: 0.2),
    setting(5, 3, validation: 0.7), setting(10, validation: 0.6, test: 0.3),
    setting(5, 4, validation: 0.5),
  ]

  private func page(
    _ standings: [SummaryRecord.Standing], isOracle: Bool = false, timings: [TimingRecord] = []
  ) throws -> Page {
    let trial = standings[0].trials[0]
    let run = RecordedRun(
      name: "sweep", run: RecordedRun.single.run,
      summary: SummaryRecord(
        answers: [
          .init(
            dataset: "d", trial: trial, detector: "knn", sentence: "",
            chosenBy: measured("roc_auc", 0.9), isOracle: isOracle, comparisons: [])
        ], standings: standings, leaderboard: nil, budgets: [], failed: [], lost: [],
        worries: []),
      trials: standings.map {
        TrialRecord(
          id: $0.trials[0],
          trial: identity($0.detector, on: "d", $0.settings, isControl: $0.isControl),
          outcome: .ok(findings()))
      }, timings: timings)
    return try run.inFolder { try ReportWriter($0).page }
  }

  private func plots(_ page: Page, _ section: String) -> [Page.Plot] {
    (page.sections.first { $0.id == section }?.blocks ?? []).compactMap { block in
      if case .plot(let plot) = block { plot } else { nil }
    }
  }

  private func shown(_ series: Page.Plot.Series) -> [String] {
    series.points.map { "\($0.across): \($0.up)" }
  }

  @Test func `a line joins the best setting at each value of what was swept, by what chose`() throws
  {
    let drawn = plots(try page(Self.settings), "sweeps")
    #expect(drawn.map(\.title) == ["d: knn by neighbors", "d: knn by power"])
    #expect(shown(drawn[0].series[0]) == ["5.0: 0.9", "10.0: 0.6", "100.0: 0.8"])
    #expect(drawn.map(\.series.count) == [2, 2])
    #expect(drawn[0].series.dropFirst().map(shown) == [["5.0: 0.7", "5.0: 0.5"]])
    #expect(shown(drawn[1].series[0]) == ["2.0: 0.9", "3.0: 0.7", "4.0: 0.5"])
    // From 5 to 100 are less than thirty times, as from 2 to 4.
    #expect(drawn.map(\.across.isLogarithmic) == [false, false])
    #expect(drawn[0].up.title == "roc_auc on the rows that chose")
    #expect(
      drawn[0].series[0].points[0].cell
        == .measured(measured("roc_auc", 0.9, 0.8, 0.9), trials: ["k5p2.0"]))
  }

  @Test func `an oracle's plots are of test rows, as its choice was`() throws {
    let drawn = plots(try page(Self.settings, isOracle: true), "sweeps")
    #expect(shown(drawn[0].series[0]) == ["5.0: 0.1", "10.0: 0.3", "100.0: 0.2"])
    #expect(drawn[0].up.title == "roc_auc on test rows, as an oracle")
  }

  @Test func `each trial of a setting has its own number, on the rows of the mean`() throws {
    let several = standing(
      identity("knn", on: "d"), "", ["a", "b", "lost"], onValidation: [measured("roc_auc", 0.5)])
    let run = RecordedRun(
      name: "each", run: RecordedRun.single.run,
      summary: SummaryRecord(
        answers: [], standings: [several], leaderboard: nil, budgets: [], failed: [], lost: [],
        worries: []),
      trials: [("a", 0.4), ("b", 0.6)].map { id, value in
        TrialRecord(
          id: id, trial: identity("knn", on: "d"),
          outcome: .ok(
            findings(
              onValidation: [measured("roc_auc", value)],
              onTest: [measured("roc_auc", value / 2)])))
      })
    let content = try run.inFolder { try RunContent($0, leavesOutTimings: true) }
    #expect(content.each(of: several, .rocAUC, isOnTest: false) == [0.4, 0.6])
    #expect(content.each(of: several, .rocAUC, isOnTest: true) == [0.2, 0.3])
    #expect(content.each(of: several, .averagePrecision, isOnTest: true) == [])
    // One alone is the number itself.
    let alone = standing(identity("knn", on: "d"), "", ["a"])
    #expect(content.each(of: alone, .rocAUC, isOnTest: false) == [])
  }

  @Test func `two values are no sweep, and neither are controls`() throws {
    #expect(plots(try page([Self.settings[0], Self.settings[1]]), "sweeps") == [])
    let controls = [3, 4, 5].map { seed in
      standing(
        identity("random", on: "d", ["draws": JSON(seed)], isControl: true), "", ["r\(seed)"],
        onValidation: [measured("roc_auc", 0.5)])
    }
    #expect(plots(try page([Self.settings[0]] + controls), "sweeps") == [])
  }

  @Test func `thirty times as much is drawn in factors, and more than twelve plots are counted`()
    throws
  {
    let wide = [1, 10, 30].map { Self.setting($0, validation: 0.5) }
    #expect(plots(try page(wide), "sweeps").map(\.across.isLogarithmic) == [true])
    let many = [1.0, 2, 3].map { value in
      var settings: JSON.Object = [:]
      for number in 1...14 { settings["s\(number)"] = .number(value) }
      return standing(
        identity("knn", on: "d", .object(settings)), "s", ["t\(value)"],
        onValidation: [measured("roc_auc", 0.5)])
    }
    let page = try page(many)
    #expect(plots(page, "sweeps").count == 12)
    #expect(
      page.sections.first { $0.id == "sweeps" }?.blocks.last
        == .remark("2 more plots are left out; results.csv has the numbers."))
  }

  @Test func `curves of all thresholds pass through those that were chosen`() throws {
    // Of 9 anomalies and 111 ordinary rows: none, 6 and 2, all.
    let page = try RecordedRun.whole.inFolder { try ReportWriter($0).page }
    let all = plots(page, "thresholds")
    #expect(all.first?.title == "How the test rows score")
    #expect(all.first?.marks.map(\.name) == ["cost"])
    let drawn = Array(all.dropFirst())
    #expect(
      drawn.map(\.title) == ["ROC of the test rows", "Precision and recall of the test rows"])
    #expect(
      drawn[0].series[0].points.map { [$0.across, $0.up] } == [
        [0, 0], [2.0 / 111, 6.0 / 9], [1, 1],
      ])
    // Where nothing alarms there is no precision.
    #expect(
      drawn[1].series[0].points.map { [$0.across, $0.up] } == [[6.0 / 9, 0.75], [1, 0.075]])
    #expect(drawn[0].series[1].points.map(\.name) == ["cost", "budget"])
    #expect(
      drawn[0].series[1].points.map { [$0.across, $0.up] } == [[0.0451, 0.889], [0.009, 0.667]])
    #expect(
      drawn[1].series[1].points.map { [$0.across, $0.up] } == [[0.889, 0.615], [0.667, 0.857]])
  }

  @Test func `what no other both beats and outruns is the front`() throws {
    func point(_ name: String, _ across: Double, _ up: Double) throws -> Page.Plot.Point {
      try #require(Page.Plot.Point(name, at: across, .figure(.number(up))))
    }
    // d is as good as b and slower, c is slower and worse than b, f ties with e in time and is worse.
    let points = try [
      point("a", 1, 0.5), point("b", 2, 0.7), point("c", 3, 0.6), point("d", 4, 0.7),
      point("e", 5, 0.9), point("f", 5, 0.8),
    ]
    for points in [points, points.reversed()] {
      let (front, others) = Page.Section.parted(points)
      #expect(front.map(\.name) == ["a", "b", "e"])
      #expect(others.map(\.name) == ["c", "d", "f"])
    }
  }

  @Test func `rows a second are drawn over the rows of a call, where there are three sizes`() throws
  {
    func page(_ sizes: [Int]) throws -> Page {
      let run = RecordedRun(
        name: "batches",
        run: RunRecord(
          name: "batches", spec: ["latency": ["batch": JSON(sizes)]], datasets: [], audit: [],
          codeVersion: "c", platform: "p"),
        summary: SummaryRecord(
          answers: [], standings: [], leaderboard: nil, budgets: [], failed: [], lost: [],
          worries: []),
        trials: [
          TrialRecord(id: "t", trial: identity("lof", on: "d"), outcome: .ok(findings()))
        ],
        timings: [
          TimingRecord(
            id: "t", status: .ok, fitSeconds: nil, scoreSeconds: nil,
            latency: sizes.flatMap { size in
              let name = MetricName.latency(rows: size)
              return [
                measured(name.rowsPerSecond.text, Double(1000 * size)),
                measured(name.withinLimit.text, 0.5),
              ]
            })
        ])
      return try run.inFolder { try ReportWriter($0).page }
    }
    let drawn = plots(try page([64, 1, 8]), "latency")
    #expect(drawn.map(\.title) == ["Rows a second, by the rows of a call"])
    #expect(shown(drawn[0].series[0]) == ["1.0: 1000.0", "8.0: 8000.0", "64.0: 64000.0"])
    let few = try page([1, 8])
    #expect(plots(few, "latency") == [])
    let table = try #require(
      few.sections.first { $0.id == "latency" }?.blocks.compactMap { block in
        if case .table(let table) = block { table } else { nil }
      }.first)
    #expect(
      table.heads == ["data", "detector", "p50", "p95", "p99", "max", "within the limit", "trial"])
  }

  @Test func `what was timed is shown by what chose and the median of its calls`() throws {
    let timings = Self.settings.prefix(3).enumerated().map { place, setting in
      TimingRecord(
        id: setting.trials[0], status: .ok, fitSeconds: nil, scoreSeconds: nil,
        latency: [measured("latency_p50_us", Double(10 - place))])
    }
    let drawn = plots(try page(Self.settings, timings: timings), "trade-offs")
    #expect(drawn.count == 1)
    #expect(
      drawn[0].across == .init("microseconds a row, median", isLogarithmic: true)
        && drawn[0].up == .init("roc_auc on the rows that chose"))
    // The third is the fastest and worst, the first the slowest and best: none is beaten.
    #expect(shown(drawn[0].series[0]) == ["8.0: 0.7", "9.0: 0.8", "10.0: 0.9"])
    #expect(
      drawn[0].series[0].points.map(\.name) == ["knn (k5p3.0)", "knn (k100p2.0)", "knn (k5p2.0)"])
    #expect(plots(try page(Self.settings, timings: Array(timings.prefix(2))), "trade-offs") == [])
  }
}
