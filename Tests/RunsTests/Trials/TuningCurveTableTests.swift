import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The file `curves/ID.csv`.
struct TuningCurveTableTests {
  private static let header =
    "threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost\n"

  /// Four rows with labels, and one without that takes no part. From the top: 8 is an anomaly, 4 ordinary,
  /// 2 an anomaly, 1 ordinary. Thresholds lie midway; at the ends, at the next `Float`: the step at 8 is
  /// 2⁻²⁰, and below 1 it is 2⁻²⁴. 2,400 events an hour are 57,600 a day; a miss costs 10, a false alarm 3.
  @Test func `each line says what a threshold would do to the test rows`() throws {
    let trial = try StatedTrial(
      "operation: { events: 2400, per: hour, missed: 10, false: 3 }", validation: "1 2!",
      test: "4 1 3? 8! 2!")
    #expect(
      trial.curve == Self.header + """
        8.000000953674316,0,0,2,2,n/a,0.0,0.0,0.0,0.0,20.0
        6.0,1,0,1,2,1.0,0.5,0.6666666666666666,0.0,14400.0,10.0
        3.0,1,1,1,1,0.5,0.5,0.5,0.5,28800.0,13.0
        1.5,2,1,0,1,0.6666666666666666,1.0,0.8,0.5,43200.0,3.0
        0.9999999403953552,2,2,0,0,0.5,1.0,0.6666666666666666,1.0,57600.0,6.0

        """)
  }

  @Test(arguments: ["4? 1?", ""])
  func `without labels there is a header alone`(test: String) throws {
    #expect(try StatedTrial(validation: "1 2!", test: test).curve == Self.header)
  }

  /// 3,000 rows of which every third is an anomaly: 3,001 cuts.
  @Test func `a long curve is thinned to at most a thousand lines, and keeps its ends`() throws {
    let rows = (0..<3000).map { "\($0)\($0 % 3 == 0 ? "!" : "")" }.joined(separator: " ")
    let lines = try StatedTrial(validation: "1 2!", test: rows).curve.split(separator: "\n")
    #expect((400...1000).contains(lines.count - 1))
    #expect(lines[1].split(separator: ",")[1...4] == ["0", "0", "1000", "2000"])
    #expect(lines.last?.split(separator: ",")[1...4] == ["1000", "2000", "0", "0"])
  }
}
