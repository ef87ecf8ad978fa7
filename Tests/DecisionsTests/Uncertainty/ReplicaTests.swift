import Decisions
import Numerics
import Testing
import Vocabulary

/// What is to be expected of a threshold, worked out over all draws or folds.
struct ReplicaTests {
  private func evidence(_ scores: [Double], folds: [Int]? = nil) throws -> Evidence {
    try Evidence(Scores(scores), folds: folds)
  }

  /// The conformal threshold of two rows at 34 % is the higher of them. Without 2 it is 1, and 2 alarms; without 0 or 1 it
  /// is 2, and neither does. Of 27 draws of three rows six leave nothing out; 000 leaves 1 and 2, which both
  /// alarm, 222 leaves 0 and 1, which do not: the draws reach from 0 to 1.
  @Test func `a row is judged by thresholds that it had no part in, and so is a draw`() throws {
    let request = try asked("conformal: { at-most: 0.34 }")
    let choice = request.choose(
      from: try evidence([0, 1, 2]), bootstrap: try ThresholdBootstrap(replicates: 2000),
      seed: Seed(3))
    #expect(
      choice.threshold?.expected == [
        Measurement(
          .alarmRate, .number(1.0 / 3),
          interval: Interval(
            lower: 0, upper: 1, level: 0.95, method: "bootstrap percentile (2000)"), rows: 3)
      ])
    #expect(try request.plain(evidence([0, 1, 2])).threshold?.expected == [])
  }

  /// Four anomalies make four parts of one each, with three zeros. Without the lowest of them, 1, the border is 2/2 = 1,
  /// which passes it over; without another it is 1/2, and finds the other.
  @Test func `parts have anomalies each, and count together`() throws {
    let scores = Scores([Double](repeating: 0, count: 12) + [1, 2, 3, 4])
    let evidence = try Evidence(scores, labels: Labels(anomalies: (0..<16).map { $0 > 11 }))
    let expected = try asked("best-f1").choose(from: evidence, seed: Seed(1)).threshold?.expected
    #expect(expected?[.alarmRate]?.quantity == .number(3.0 / 16))
    #expect(expected?[.recall]?.quantity == .number(3.0 / 4))
    #expect(expected?[.precision]?.quantity == .number(1))
    let one = try Evidence(
      Scores([0, 1, 2, 3]), labels: Labels(anomalies: [false, false, false, true]))
    #expect(try asked("best-f1").choose(from: one, seed: Seed(1)).threshold?.expected == [])
  }

  /// Ten rows of each of three users score much like their user: chosen without the highest user the border lies below all
  /// of that user's rows, without another above all of that one's.
  @Test func `rows that belong together are drawn and dealt together`() throws {
    let scores = (0..<30).map { Double($0 / 10) + Double($0 % 10) / 1000 }
    let together = try Evidence(Scores(scores), groups: (0..<30).map { Int32($0 / 10) })
    let request = try asked("conformal: { at-most: 0.34 }")
    let rate = try #require(
      request.choose(from: together, seed: Seed(1)).threshold?.expected[.alarmRate])
    #expect(rate.quantity.number == 1.0 / 3)
    #expect(rate.interval?.lower == 0 && rate.interval?.upper == 1)
    let alone = try #require(
      request.choose(from: try evidence(scores), seed: Seed(1)).threshold?.expected[.alarmRate])
    #expect(alone.interval.map { $0.upper < 0.9 } == true)
  }

  @Test func `the interval of a threshold leaves equal shares of the draws on either side`() throws
  {
    // The median of three drawn from 0, 1 and 2 is 0 in 7 of 27 draws, and 2 in as many: 26 %.
    let request = try asked("contamination: { share: 0.5 }")
    func interval(_ level: Double) throws -> Interval? {
      request.choose(
        from: try evidence([0, 1, 2]),
        bootstrap: try ThresholdBootstrap(replicates: 2000, level: level), seed: Seed(3)
      ).threshold?.interval
    }
    let method = "bootstrap percentile (2000)"
    #expect(try interval(0.6) == Interval(lower: 0, upper: 2, level: 0.6, method: method))
    #expect(try interval(0.4) == Interval(lower: 1, upper: 1, level: 0.4, method: method))
    // A skewed one: the highest of three is 0 in one draw of 27, 1 in 7 and 2 in 19.
    let highest = try asked("conformal: { at-most: 0.25 }").choose(
      from: try evidence([0, 1, 2]),
      bootstrap: try ThresholdBootstrap(replicates: 2000, level: 0.8),
      seed: Seed(3))
    #expect(
      highest.threshold?.interval == Interval(lower: 1, upper: 2, level: 0.8, method: method))
  }

  @Test func `a fold is measured on its own rows by a threshold that the others chose`() throws {
    // Without fold 0 the highest row is cut off at (9 + 8) / 2, which 1 of the 3 rows of fold 0 exceeds;
    // without fold 1 at (10 + 4) / 2, which 2 of its 3 rows exceed.
    let rows = try evidence([10, 4, 2, 9, 8, 1], folds: [0, 0, 0, 1, 1, 1])
    let choice = try asked("top: { rows: 1 }").plain(rows)
    #expect(
      choice.threshold?.expected == [
        Measurement(
          .alarmRate, .number(0.5),
          interval: Interval(
            lower: 1.0 / 3, upper: 2.0 / 3, level: 1, method: "range over 2 folds"), rows: 6)
      ])
    #expect(choice.threshold?.value == 9.5)
  }

  @Test func `each way of asking has the folds of its own`() throws {
    let rows = try evidence([10, 4, 2, 9, 8, 1], folds: [0, 0, 0, 1, 1, 1])
    let both = ThresholdRequest.choose(
      [try asked("top: { rows: 2 }"), try asked("top: { rows: 1 }")], from: rows, bootstrap: .none,
      seed: Seed(1))
    // The two highest rows of fold 1 lie above 4.5, and so does one of fold 0; those of fold 0 lie
    // above 3, and so do two of fold 1.
    #expect(both[0].threshold?.expected[.alarmRate]?.quantity == .number(0.5))
    #expect(both[0].threshold?.expected[.alarmRate]?.interval?.upper == 2.0 / 3)
    #expect(both[1] == (try asked("top: { rows: 1 }").plain(rows)))
    let drawn = ThresholdRequest.choose(
      [try asked("fixed: { threshold: 3 }"), try asked("fixed: { threshold: 7 }")], from: rows,
      bootstrap: .standard, seed: Seed(1))
    #expect(drawn.map { $0.threshold?.interval?.lower } == [3, 7])
  }

  @Test func `what half of the folds can choose is expected, and what fewer can is not`() throws {
    // Four rows can be asked for only where fold 1 is left out.
    let half = try asked("top: { rows: 4 }").plain(
      try evidence([9, 8, 7, 6, 5, 4, 3, 8.5], folds: [0, 0, 0, 0, 0, 1, 1, 1]))
    let rate = try #require(half.threshold?.expected[.alarmRate])
    #expect(rate.quantity == .number(1.0 / 3))  // of 4, 3 and 8.5 one exceeds 5.5
    #expect(rate.interval?.method == "range over 2 folds")
    // Five rows can be asked for where fold 0 is there: without fold 1, and without fold 2.
    let folds = [0, 0, 0, 1, 2]
    let most = try asked("top: { rows: 4 }").plain(try evidence([9, 8, 7, 6, 5], folds: folds))
    #expect(most.threshold?.expected[.alarmRate]?.interval?.method == "range over 3 folds")
    let few = try asked("top: { rows: 4 }").plain(
      try evidence([9, 8, 7, 6, 5], folds: [0, 0, 1, 1, 2]))
    #expect(few.threshold?.value == 5.5 && few.threshold?.expected == [])
  }

  @Test func `a single fold is none`() throws {
    let choice = try asked("fixed: { threshold: 1 }").choose(
      from: try evidence([0, 1, 2], folds: [7, 7, 7]), seed: Seed(1))
    #expect(
      choice.threshold?.expected[.alarmRate]?.interval?.method == "bootstrap percentile (200)")
  }
  /// Forty ordinary rows, of which the first eight alarm: two groups of four, or eight rows by themselves.
  @Test func `what a threshold does is known less well where rows belong together`() throws {
    let scores = Scores((0..<40).map { $0 < 8 ? 1 : 0 })
    let labels = Labels(anomalies: [Bool](repeating: false, count: 40))
    func width(_ groups: [Int32]?) throws -> Double {
      let measured = try Evidence(scores, labels: labels, groups: groups).measurements(above: 0.5)
      let interval = try #require(measured[.falsePositiveRate]?.interval)
      return interval.upper - interval.lower
    }
    let alone = try width((0..<40).map { Int32($0) })
    #expect(try width(nil) == alone)
    #expect(try width((0..<40).map { Int32($0 / 4) }) > 1.3 * alone)
  }
}
