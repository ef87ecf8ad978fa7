import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The file `curves/ID.csv`.
struct TuningCurveTableTests {
  private static let header =
    "threshold,alarms,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost_per_row\n"

  /// Four rows with labels, and one without of which no verdict is right or wrong. From the top: 8 is an
  /// anomaly, 4 ordinary, 3 unknown, 2 an anomaly, 1 ordinary. Thresholds lie midway; at the ends, at the
  /// next number of three digits. 2,400 events an hour are 57,600 a day; a
  /// miss costs 10, a false alarm 3, and both are shared by four rows.
  @Test func `each line says what a threshold would do to the test rows`() throws {
    let trial = try StatedTrial(
      "operation: { events: 2400, per: hour, missed: 10, false: 3 }", validation: "1 2!",
      test: "4 1 3? 8! 2!")
    #expect(
      trial.curve == Self.header + """
        8.01,0,0,0,2,2,n/a,0.0,0.0,0.0,0.0,5.0
        6.0,1,1,0,1,2,1.0,0.5,0.6666666666666666,0.0,11520.0,2.5
        3.5,2,1,1,1,1,0.5,0.5,0.5,0.5,23040.0,3.25
        2.5,3,1,1,1,1,0.5,0.5,0.5,0.5,34560.0,3.25
        1.5,4,2,1,0,1,0.6666666666666666,1.0,0.8,0.5,46080.0,0.75
        0.99,5,2,2,0,0,0.5,1.0,0.6666666666666666,1.0,57600.0,1.5

        """)
  }

  @Test func `without labels only alarms are counted`() throws {
    #expect(
      try StatedTrial(validation: "1 2!", test: "4? 1?").curve == Self.header + """
        4.01,0,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a
        2.5,1,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a
        0.99,2,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a

        """)
  }

  @Test func `without rows there is a header alone`() throws {
    #expect(try StatedTrial(validation: "1 2!", test: "").curve == Self.header)
  }

  /// 3,000 rows of which every third is an anomaly: 3,001 cuts.
  @Test func `a long curve is thinned to at most a thousand lines, and keeps its ends`() throws {
    let rows = (0..<3000).map { "\($0)\($0 % 3 == 0 ? "!" : "")" }.joined(separator: " ")
    let lines = try StatedTrial(validation: "1 2!", test: rows).curve.split(separator: "\n")
    #expect((400...1000).contains(lines.count - 1))
    #expect(lines[1].split(separator: ",")[1...5] == ["0", "0", "0", "1000", "2000"])
    #expect(lines.last?.split(separator: ",")[1...5] == ["3000", "1000", "2000", "0", "0"])
  }
}
