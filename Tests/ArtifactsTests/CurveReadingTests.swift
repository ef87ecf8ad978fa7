import Artifacts
import Machine
import Testing
import Vocabulary

struct CurveReadingTests {
  private static let head =
    "threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost\n"

  private func read(_ text: String?) throws -> [TuningPoint] {
    let reports = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(reports) }
    let folder = RunFolder(reports: reports, name: "n", run: "r")
    try folder.make()
    if let text { try FileSystem.write(text, to: folder.curve("ab")) }
    return try folder.readCurve("ab")
  }

  @Test func `a curve is read point by point, and what it does not tell is missing`() throws {
    #expect(
      try read(
        Self.head + """
          2.5,0,0,4,6,n/a,0.0,0.0,0.0,0.0,1.25
          0.5,3,2,1,4,0.6,0.75,0.6666666666666666,0.3333333333333333,n/a,n/a

          """) == [
          TuningPoint(
            threshold: 2.5, alarms: 0, precision: nil, recall: 0, f1: 0, falsePositiveRate: 0,
            alertsPerDay: 0, costPerRow: 1.25),
          TuningPoint(
            threshold: 0.5, alarms: 5, precision: 0.6, recall: 0.75, f1: 2.0 / 3,
            falsePositiveRate: 1.0 / 3, alertsPerDay: nil, costPerRow: nil),
        ])
  }

  @Test func `a run without a curve, or rows without labels, have no points`() throws {
    #expect(try read(nil) == [])
    #expect(try read(Self.head) == [])
  }

  @Test(
    arguments: [
      ("threshold,tp,fp\n1,2,3\n", 1, "has no column 'precision'"),
      (head + "n/a,0,0,4,6,n/a,0,0,0,0,0\n", 2, "has no number in the column 'threshold'"),
      (
        head + "1,0,0,4,6,0,0,0,0,0,0\n0,0,0,4,6,x,0,0,0,0,0\n", 3,
        "has 'x' in the column 'precision'"
      ),
    ])
  func `a damaged curve is told with its line`(text: String, line: Int, message: String) throws {
    let error = #expect(throws: FileError.self) { try read(text) }
    #expect(error?.line == line && error?.message == message)
  }
}
