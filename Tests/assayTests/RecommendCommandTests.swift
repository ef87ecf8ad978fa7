import Formats
import Foundation
import Machine
import Synchronization
import Testing

@testable import assay

/// The command as a user types it, on files of scores.
struct RecommendCommandTests {
  /// What the command wrote to its output and its errors, and how it ended.
  private static func recommend(
    _ words: String..., scores: String = "score,label\n0.1,0\n0.2,0\n0.3,0\n0.9,1\n"
  ) throws -> (out: String, err: String, code: ExitCode) {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let file = Paths.join(folder, "scores.csv")
    try FileSystem.write(scores, to: file)
    let written = Mutex<(out: String, err: String)>(("", ""))
    let plain = Terminal(.output)
    let console = Console(
      out: plain, err: plain, writeOut: { text in written.withLock { $0.out += text } },
      writeErr: { text in written.withLock { $0.err += text } })
    let code = Assay.run(["recommend", file] + words, on: console)
    return written.withLock { ($0.out.replacing(folder, with: "…"), $0.err, code) }
  }

  @Test func `a file with only ordinary labels is one to calibrate by`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let file = Paths.join(folder, "ordinary.csv")
    try FileSystem.write(
      "score,label\n" + (1...99).map { "\($0),0\n" }.joined(), to: file)
    let paper = Paper()
    let code = Assay.run(
      ["recommend", file, "--threshold", "conformal: { at-most: 0.05 }"], on: paper.console)
    // At most 5 of the 100 places among 99 rows: the fifth highest.
    #expect(code == .done)
    #expect(
      paper.out.hasPrefix(
        "# Which threshold to set\n\n**Set the threshold to 95. Of other rows like these it should alarm "
          + "on 4.44 % (0 to 19.5) of rows and 4.44 % (0 to 19.5) of the ordinary rows should alarm. At "
          + "most 5 % of ordinary rows to come alarm, on average.**"))
  }

  @Test func `rows of one group count as one in what a threshold promises`() throws {
    // 380 ordinary rows carry such a promise; as rows of 8 groups they are 8.
    let rows = (0..<400).map { row in "\((row * 37) % 400),\(row % 20 == 0 ? 1 : 0),u\(row % 8)\n" }
    let scores = "score,label,user\n" + rows.joined()
    let promise = "false-positive-rate: { at-most: 0.05, confidence: 0.95 }"
    let alone = try Self.recommend("--threshold", promise, scores: scores)
    #expect(alone.code == .done)
    let grouped = try Self.recommend("--threshold", promise, "--group", "user", scores: scores)
    #expect(grouped.code == .undecided)
    #expect(grouped.out.contains("needs 59 groups with ordinary rows; you have 8"))
  }

  @Test(arguments: [
    (
      ["nothing", "--column", "s"],
      "'--column' names a column of a file of scores, and 'nothing' is none"
    ),
    (
      ["nothing", "--time", "t"],
      "'--time' names a column of a file of scores, and 'nothing' is none"
    ),
    (["x", "--json", "--format", "text"], "'--json' and '--format' exclude each other"),
  ])
  func `an option that says nothing of what is asked about is refused`(
    words: [String], sentence: String
  ) {
    let paper = Paper()
    #expect(Assay.run(["recommend"] + words, on: paper.console) == .wrong)
    #expect(paper.err == "assay: error: \(sentence)\n")
  }

  private static let tiers =
    "own: { levels: { BLOCK: { at-least: 0.95, ordinary: 0.001 }, LOOK: { above: 0.25 } } }"

  @Test func `tiers are a part of the answer`() throws {
    let answer = try Self.recommend("--threshold", "best-f1", "--tiers", Self.tiers)
    #expect(answer.code == .done && answer.err.isEmpty)
    let start = try #require(answer.out.range(of: "## Tiers")).lowerBound
    let end = try #require(answer.out.range(of: "## What this takes")).lowerBound
    #expect(
      answer.out[start..<end] == """
        ## Tiers: own

        Tiers are read on the detector's scores as they are.

        | tier | from | can it fire | ordinary rows | p-value |
        | --- | --- | --- | ---: | ---: |
        | BLOCK | ≥ 0.95 | not found (highest 0.9) | 0 (0 to 0.708) | 0.250 |
        | LOOK | > 0.25 | reached by 2 rows | 0.333 (0.008 to 0.906) | 0.500 |

        - BLOCK (≥ 0.95) was not found: the highest score of 4 rows is 0.9.
        - LOOK (> 0.25) receives 2 of 4 rows, among them 1 of the 3 ordinary rows.

        ### Where they would have to start

        | tier | ordinary rows at most | starts above | on test rows |
        | --- | ---: | --- | --- |
        | BLOCK | 0.001 | – | n/a |

        - BLOCK (≥ 0.95) cannot be held to 0.1 % of ordinary rows on average: that needs 999 clean rows; you have 3.

        Of a file of scores no model is known: no tier can be shown to be out of reach, and none was searched for.


        """)
  }

  @Test func `a program reads the tiers in the answer`() throws {
    let answer = try Self.recommend("--threshold", "best-f1", "--tiers", Self.tiers, "--json")
    let table = try #require(try JSON(parsing: answer.out)["tiers"]?.elements?.first)
    #expect(table["table"] == "own")
    let grades = table["findings"]?.elements?.compactMap { $0["grade"]?["name"]?.string }
    #expect(grades == ["not found", "reached"])
    let promise = try #require(table["promises"]?.elements?.first)
    #expect(promise["infeasible"]?["needed"]?.double == 999)
    #expect(promise["threshold"] == .null)
  }

  @Test func `what nobody can be held to ends with 3, and a wrong table with 2`() throws {
    let refused = try Self.recommend("--threshold", "conformal: { at-most: 0.01 }")
    #expect(refused.code == .undecided)
    #expect(refused.out.contains("**No threshold can be recommended. "))
    let wrong = try Self.recommend("--tiers", "expensflow")
    #expect(wrong.code == .wrong)
    #expect(wrong.err.contains("did you mean 'expenseflow'?"))
  }
}
