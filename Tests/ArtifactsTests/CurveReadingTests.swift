import Artifacts
import Machine
import Testing
import Vocabulary

struct CurveReadingTests {
  private static let head =
    "threshold,alarms,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost_per_row\n"
  /// As it was before rows without labels were counted and costs were of a row.
  private static let olderHead =
    "threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost\n"

  private static let points = [
    TuningPoint(
      threshold: 2.5, alarms: 1,
      confusion: Confusion(
        truePositives: 0, falsePositives: 0, falseNegatives: 4, trueNegatives: 6),
      alertsPerDay: 0, costPerRow: 1.25),
    TuningPoint(
      threshold: 0.5, alarms: 5,
      confusion: Confusion(
        truePositives: 3, falsePositives: 2, falseNegatives: 1, trueNegatives: 4)),
    TuningPoint(threshold: 0.25, alarms: 7, alertsPerDay: 1000),
  ]

  private func read(_ text: String?) throws -> [TuningPoint] {
    let reports = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(reports) }
    let folder = RunFolder(reports: reports, name: "n", run: "r")
    try folder.make()
    if let text { try FileSystem.write(text, to: folder.curve("ab")) }
    return try folder.readCurve("ab")
  }

  @Test func `a curve is written point by point, and what it does not tell is missing`() throws {
    #expect(
      String(decoding: Self.points.csv, as: UTF8.self) == Self.head + """
        2.5,1,0,0,4,6,n/a,0.0,0.0,0.0,0.0,1.25
        0.5,5,3,2,1,4,0.6,0.75,0.6666666666666666,0.3333333333333333,n/a,n/a
        0.25,7,n/a,n/a,n/a,n/a,n/a,n/a,n/a,n/a,1000.0,n/a

        """)
    #expect(try read(String(decoding: Self.points.csv, as: UTF8.self)) == Self.points)
  }

  // The sum of the costs is that of ten rows.
  @Test func `an older curve is read: all rows had labels, and costs were sums`() throws {
    #expect(
      try read(Self.olderHead + "0.5,3,2,1,4,0.6,0.75,0.66,0.33,n/a,12.5\n") == [
        TuningPoint(
          threshold: 0.5, alarms: 5, confusion: Self.points[1].confusion, costPerRow: 1.25)
      ])
  }

  @Test func `a run without a curve, or rows without labels, have no points`() throws {
    #expect(try read(nil) == [])
    #expect(try read(Self.head) == [])
  }

  @Test(
    arguments: [
      ("threshold,tp,fp\n1,2,3\n", 1, "has no column 'fn'"),
      (head + "n/a,0,0,0,4,6,n/a,0,0,0,0,0\n", 2, "has no number in the column 'threshold'"),
      (
        head + "1,0,0,0,4,6,0,0,0,0,0,0\n0,0,0,x,4,6,0,0,0,0,0,0\n", 3,
        "has 'x' in the column 'fp'"
      ),
    ])
  func `a damaged curve is told with its line`(text: String, line: Int, message: String) throws {
    let error = #expect(throws: FileError.self) { try read(text) }
    #expect(error?.line == line && error?.message == message)
  }
}
