import Decisions
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Advice

/// Which columns of a file of scores say what.
struct ScoreFileTests {
  private func evidence(_ text: String, _ file: (String) -> ScoreFile) throws -> Evidence {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "s.csv")
      try FileSystem.write(text, to: path)
      return try file(path).evidence(for: [], eventsPerDay: nil)
    }
  }

  /// What the file is refused for, without its folder.
  private func refusal(_ text: String, _ file: (String) -> ScoreFile = { ScoreFile($0) }) -> String
  {
    do {
      _ = try evidence(text, file)
      return "nothing"
    } catch {
      return "\(error)".replacing(#/\/\S*\/s\.csv/#, with: "s.csv")
    }
  }

  @Test func `rows are not taken for ordinary where a column is called as labels are`() throws {
    #expect(
      refusal("score,fraud\n1,0\n2,1\n")
        == "column 'fraud' of s.csv is called as labels are, and without labels all rows would be taken to be ordinary; "
        + "'--label fraud' says that it holds them, and '--anomaly VALUE' which value is an anomaly"
    )
    #expect(
      refusal("score,y\n1,good\n2,bad\n")
        == "s.csv: label 'y': found 'good' in 1 row, 'bad' in 1 row, wanted two values of which one is known to mean an "
        + "anomaly, such as 0 and 1; say '--label NAME' for the column of labels, and '--anomaly VALUE' for a value that "
        + "is an anomaly")
    #expect(refusal("score,amount\n1,0\n2,1\n") == "nothing")
    // Of two such columns the first is asked about.
    #expect(refusal("score,fraud,attack\n1,0,0\n2,1,1\n").hasPrefix("column 'fraud' of s.csv"))
    // One that has its labels may have another such column beside them.
    #expect(refusal("score,label,fraud\n1,0,0\n2,1,1\n") == "nothing")
  }

  @Test func `the column of labels and its anomalies are those that are named`() throws {
    let text = "score,fraud\n1,good\n2,bad\n3,worse\n"
    let found = try evidence(text) { ScoreFile($0, label: "fraud", anomalies: ["bad", "worse"]) }
    #expect(found.labels == Labels(anomalies: [false, true, true]))
    #expect(found.scores == Scores([1, 2, 3]))
    let ordinary = try evidence("score,y\n1,1\n2,1\n") { ScoreFile($0) }
    #expect(ordinary.labels?.anomalies == 2)
  }

  @Test func `a file without the column of scores says which it has`() {
    #expect(
      refusal("points,label\n1,0\n2,1\n")
        == "s.csv has no column 'score' that could hold the scores, but points; '--column' names the one that does"
    )
    #expect(refusal("score,x\na,0\nb,1\n") == "column 'score' of s.csv does not hold numbers")
    #expect(refusal("points,x\n1,0\n2,1\n") { ScoreFile($0, column: "points") } == "nothing")
  }

  /// A detector may call a row as anomalous as can be.
  @Test func `scores may be without bound`() throws {
    let found = try evidence("score,label\n1,0\ninf,1\n-inf,0\n") { ScoreFile($0) }
    #expect(found.scores == Scores([1, .infinity, -.infinity]))
  }
}
