import Decisions
import Foundation
import Numerics
import Testing
import Vocabulary

struct OperationTests {
  @Test func `a budget says what it means in alerts, and what it needs`() throws {
    let request = try asked("budget: { alerts: 20, per: day, events: 1000 }")
    let kept = request.plain(Examples.even(500))
    #expect(
      kept.sentence
        == "9 of 500 rows lie above the threshold; at 1000 events per day that is 18"
        + " alerts per day (8.23 to 34.2 with 95 % confidence).")
    // Of 501 rows 9½ are to be expected above it, which makes 18.96 of 1000; 10½ would be 20.96.
    #expect(kept.threshold?.lowestAlarmed == 491.5 / 500)
    let few = request.plain(Examples.even(40))
    #expect(
      few.sentence
        == "At most 20 alerts per day cannot be held with 40 rows: at 1000 events per day"
        + " that is less than one alarm among them, and it takes 74 rows to see where such"
        + " a threshold lies.")
    #expect(few.infeasibility?.needed == 74)
    let tied = request.plain(try Evidence(Scores([Double](repeating: 1, count: 100))))
    #expect(
      tied.sentence
        == "At most 20 alerts per day cannot be kept: 100 rows share the highest score, which alone means 1000 alerts per day."
    )
    let unknown = try asked("budget: { alerts: 3, per: week }").plain(Examples.even(40))
    #expect(
      unknown.sentence
        == "At most 3 alerts per week cannot be held without knowing how many events there"
        + " are: state how many a day brings, or give the times of the rows.")
  }

  @Test func `periods are converted`() throws {
    let hourly = try asked("budget: { alerts: 1, per: hour, events: 100 }")
    let weekly = try asked("budget: { alerts: 168, per: week, events: 16800 }")
    #expect(
      hourly.plain(Examples.even(500)).threshold?.value
        == weekly.plain(Examples.even(500)).threshold?.value)
  }

  @Test func `the rate of events is read off the times of the rows`() throws {
    let hour: Int64 = 3_600_000
    let evidence = try Evidence(
      Scores((0..<49).map(Double.init)), times: (0..<49).map { Int64($0) * hour })
    #expect(evidence.eventsPerDay == 24)
    let choice = try asked("budget: { alerts: 2, per: day }").plain(evidence)
    #expect(choice.threshold?.lowestAlarmed == 46)  // 3½ of 50 rows, at 24 a day, are 1.68 a day
  }

  @Test func `analysts are rarely overrun`() throws {
    let many = try Evidence(Examples.even(20_000).scores, eventsPerDay: 10_000)
    let choice = try asked("capacity: { analysts: 2, minutes: 15 }").plain(many)
    #expect(
      choice.sentence
        == "2 analysts can look at 64 alerts per day; a mean of 52.33 keeps 95 % of days within that,"
        + " and this threshold means 52.")
    // 52.33 is the mean at which 64 is exceeded on 5 % of days.
    #expect(abs(PoissonDistribution(mean: 52.33).probability(above: 64) - 0.05) < 1e-3)
    let few = try Evidence(Examples.even(100).scores, eventsPerDay: 10)
    let none = try asked("capacity: { analysts: 1, minutes: 500 }").plain(few)
    #expect(
      none.sentence
        == "1 analyst cannot look at a single alert a day: one takes 500 minutes, and there"
        + " are 480.")
  }

  @Test func `probabilities alarm where an alarm is cheaper than silence`() throws {
    let request = try asked("calibrated-cost: { missed: 9, false: 1 }")
    let choice = request.plain(try Evidence(Scores([0.05, 0.1, 0.5])))
    #expect(
      choice.sentence
        == "If the scores are probabilities of an anomaly, an alarm pays from 10 % on; 2 of"
        + " 3 rows lie there.")
    #expect(choice.threshold?.lowestAlarmed == 0.1)
    // Prices that a request does not name are those of the operation.
    let usual = RowCosts(usual: MistakePrices(missed: 9, false: 1))
    let other = try asked("calibrated-cost").plain(
      try Evidence(Scores([0.05, 0.1, 0.5]), costs: usual))
    #expect(other.wish == choice.wish && other.threshold?.value == choice.threshold?.value)
    #expect(
      try asked("calibrated-cost: { missed: 9 }").plain(try Evidence(Scores([0.5]))).sentence
        == "The cheapest probability to alarm from needs to be told what mistakes cost.")
    let free = RowCosts(usual: MistakePrices(missed: 0, false: 0))
    #expect(
      try asked("calibrated-cost").plain(try Evidence(Scores([0.5]), costs: free)).sentence
        == "The cheapest probability to alarm from (0 a miss, 0 a false alarm) is any: mistakes cost"
        + " nothing.")
    #expect(
      request.plain(try Evidence(Scores([0.5, 3]))).sentence
        == "The cheapest probability to alarm from (9 a miss, 1 a false alarm) needs scores that are"
        + " probabilities; there is one of 3. Calibrate with 'platt' or 'isotonic'.")
  }

  @Test func `a batch is called by Benjamini and Hochberg's line`() throws {
    // 99 clean scores: p-values are (1 + higher) / 100. Three batch rows lie above all of them: p 0.01.
    let clean = Examples.even(99)
    let batch = Scores([2, 3, 4, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    let request = try asked("false-discovery-rate: { at-most: 0.05 }")
    let choice = request.plain(try clean.judging(batch))
    #expect(
      choice.sentence
        == "3 of the batch of 10 are called; of such calls, at most 5 % are false on average.")
    #expect(choice.threshold?.value == clean.scores.values.max())
    #expect(choice.wish == "a false-discovery rate of at most 5 % in a batch of 10")
    let few = request.plain(try Examples.even(30).judging(batch))
    #expect(
      few.sentence
        == "A false-discovery rate of at most 5 % in a batch of 10 cannot be held: calling"
        + " a single row needs 199 rows taken to be clean, you have 30, and no larger set"
        + " of rows is strange enough.")
    let quiet = request.plain(try Examples.even(99).judging(Scores([0.5, 0.6])))
    #expect(quiet.sentence == "No row of the batch of 2 is strange enough to be called.")
    #expect(
      request.plain(clean).sentence
        == "A false-discovery rate of at most 5 % is held over a batch of rows to be judged, and there"
        + " are none.")
  }

  @Test func `a row above all of 19 clean ones is called where one call in 20 may be false`() throws
  {
    // Its p-value, 1 / (19 + 1), is just the 5 % of the first place of one; above 18 it is 1 / 19.
    let request = try asked("false-discovery-rate: { at-most: 0.05 }")
    let enough = request.plain(try Examples.even(19).judging(Scores([2])))
    #expect(
      enough.sentence
        == "1 of the batch of 1 are called; of such calls, at most 5 % are false on average.")
    let few = request.plain(try Examples.even(18).judging(Scores([2])))
    #expect(
      few.sentence
        == "A false-discovery rate of at most 5 % in a batch of 1 cannot be held: calling a single row"
        + " needs 19 rows taken to be clean, you have 18, and no larger set of rows is strange enough."
    )
  }

  @Test func `false calls stay within the false-discovery rate`() throws {
    // 10 anomalies among 100, far away; the share of false calls over many batches.
    var shares: [Double] = []
    for round in 0..<300 {
      var chance = Seed(71).split("round", round).generator()
      let clean = try Evidence(Scores((0..<2000).map { _ in chance.normal() }))
      let batch = (0..<100).map { $0 < 10 ? chance.normal(mean: 5, deviation: 1) : chance.normal() }
      let value = try asked("false-discovery-rate: { at-most: 0.1 }")
        .plain(clean.judging(Scores(batch))).threshold!.value
      let called = batch.count { $0 > value }
      shares.append(
        called == 0 ? 0 : Double(batch.dropFirst(10).count { $0 > value }) / Double(called))
    }
    let mean = shares.reduce(0, +) / 300
    // 0.09 = 0.1 · 90 / 100 is exact for independent p-values; four standard errors of 300 rounds.
    #expect(abs(mean - 0.09) < 4 * 0.1 / 300.0.squareRoot())
  }

  @Test(arguments: [
    ("knee", "The knee of the ordered scores"),
    ("mixture", "The border between two normal groups of scores"),
  ])
  func `of a single row nothing spreads`(method: String, wish: String) throws {
    #expect(
      try asked(method).plain(Evidence(Scores([1]))).sentence
        == "\(wish) cannot be found from a single row.")
  }

  @Test func `knees and mixtures are found where there are any`() throws {
    let bent = try Evidence(
      Scores((0..<95).map { Double($0) / 100 } + [5, 6, 7, 8, 9]))
    #expect(
      try asked("knee").plain(bent).sentence
        == "From the highest down, scores stop falling steeply at 0.94; 5 of 100 rows lie"
        + " above it.")
    #expect(
      try asked("knee").plain(Examples.even(100)).sentence
        == "The scores have no knee: they bend by 0 of their range, and 100 evenly spread scores bend by up to 0.16 by chance."
    )
    var chance = Seed(5).generator()
    let crowds = (0..<2000).map {
      $0 < 1800 ? chance.normal() : chance.normal(mean: 8, deviation: 1)
    }
    let split = try asked("mixture").plain(try Evidence(Scores(crowds)))
    // Equal deviations, 9 : 1: the border lies at 4 + ln 9 / 8 = 4.27, and moves by 0.1 with the draw.
    #expect(abs(try #require(split.threshold).value - 4.27) < 0.3)
    #expect(split.sentence.hasSuffix("the upper one 10 % of the rows)."))
    let means = try #require(
      split.sentence.firstMatch(of: /means (\S+) and (\S+), the upper one/))
    #expect(abs(try #require(Double(means.1))) < 0.1)
    #expect(abs(try #require(Double(means.2)) - 8) < 0.3)
    let one = try asked("mixture").plain(
      try Evidence(Scores((0..<2000).map { _ in chance.normal() })))
    #expect(one.sentence.hasPrefix("The 2000 scores do not fall into two groups"))
  }
}
