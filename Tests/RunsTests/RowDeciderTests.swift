import Artifacts
import Decisions
import Formats
import Machine
import Pipelines
import Scoring
import Testing
import Vocabulary

@testable import Bundles

/// Rows that are scored, with their tiers and their reasons.
final class RowDeciderTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder("assay-test") }

  deinit { try? FileSystem.remove(folder) }

  private func block(
    _ scores: [Double], times: [Int64]? = nil, groups: [Int32]? = nil, confidences: [Double]? = nil
  ) -> ScoredBlock {
    var block = ScoredBlock()
    block.numbers = Array(scores.indices)
    block.scores = scores
    block.times = times
    block.groups = groups
    block.confidences = confidences
    return block
  }

  /// Warned above 2, blocked above 5, else left alone.
  private func responses(_ gate: ResponsePolicy.Gate? = nil) throws -> Policy {
    .responses(
      ResponsePolicy(
        threshold: .above(2),
        tiers: try Bands(
          [(.above(5), ResponsePolicy.Tier("block", severity: "high"))],
          otherwise: ResponsePolicy.Tier("warn")), ordinary: ResponsePolicy.Tier("allow"),
        gate: gate))
  }

  /// A rule that matches above 2 and is silent for a minute after an alert.
  private func alerts(_ certainty: Certainty = .score, perGroup: Bool = false) -> Policy {
    .alerts(
      AlertRules([
        AlertRule(
          "page", score: .above(2), confidence: .atLeast(0), severity: .high, cooldown: 60)
      ]), anomalies: .above(1), certainty: certainty, perGroup: perGroup)
  }

  @Test func `a table of responses puts every row into a tier`() throws {
    var decider = try #require(try RowDecider(responses(), knowing: []))
    #expect(
      try decider.decisions(on: block([1, 2, 2.5, 5, 6])).map(\.tier) == [
        "allow", "allow", "warn", "warn", "block",
      ])
    #expect(try responses().tiers == ["block", "warn", "allow"])
  }

  @Test func `rules that alert go by time, which has to be said and to run forward`() throws {
    #expect {
      _ = try RowDecider(alerts(), knowing: [])
    } throws: {
      "\($0)"
        == "the policy 'alerts' goes by times of rows, and these rows have none; say with '--time' which column has them"
    }
    var decider = try #require(try RowDecider(alerts(), knowing: [.time]))
    let first = try decider.decisions(on: block([1, 1.5, 3], times: [0, 1, 2]))
    #expect(first.map(\.tier) == [nil, nil, "page"] && first.map(\.effect) == [nil, nil, "page"])
    // It goes on where the block before it ended: the rule matches, and is silent.
    let second = try decider.decisions(on: block([3], times: [2]))
    #expect(second.map(\.tier) == ["page"] && second.map(\.effect) == [nil])
    #expect {
      try decider.decisions(on: block([3], times: [1]))
    } throws: {
      "\($0)"
        == "row 0 happened before the row above it, and the policy 'alerts' goes by time; sort the rows by it"
    }
  }

  @Test func `what a file of rows cannot say leaves no tiers`() throws {
    for policy in [alerts(.stated), alerts(perGroup: true)] {
      #expect(throws: BundleError.self) { try RowDecider(policy, knowing: [.time]) }
    }
    #expect(try RowDecider(.threshold(1), knowing: []) == nil)
    #expect(try RowDecider(nil, knowing: []) == nil)
  }

  @Test
  func `an action takes effect where the model is sure enough, and the tier stands all the same`()
    throws
  {
    let gate = ResponsePolicy.Gate(confidence: .above(0.8), otherwise: "log")
    var decider = try #require(try RowDecider(responses(gate), knowing: [.confidence]))
    let decisions = try decider.decisions(
      on: block([6, 6, 1], confidences: [0.8, 0.81, 0]))
    #expect(decisions.map(\.tier) == ["block", "block", "allow"])
    #expect(decisions.map(\.effect) == ["log", "block", "allow"])
  }

  @Test func `groups have cooldowns of their own where a policy goes by them`() throws {
    var decider = try #require(
      try RowDecider(alerts(perGroup: true), knowing: [.time, .group]))
    let decisions = try decider.decisions(
      on: block([3, 3, 3], times: [0, 1, 2], groups: [0, 1, 0]))
    #expect(decisions.map(\.effect) == ["page", "page", nil])
  }

  /// A bundle whose policy is this.
  private func bundle(_ policy: Policy?, _ rest: String = "detectors: [knn]") throws -> OpenedBundle
  {
    let (proven, dataset) = try FittedRows(in: folder, words: ["a", "b", "c"], rest).fitted()
    let content = proven.recorded(in: dataset.table, redacted: []).bundle([:])
    let bundle = BundleFolder(Paths.join(folder, "bundle"))
    try bundle.write(
      BundleContent(
        manifest: content.manifest,
        weights: policy.map { proven.pipeline.deciding(by: $0).weights } ?? content.weights,
        golden: content.golden, inputs: content.inputs, others: content.others))
    return try OpenedBundle(bundle)
  }

  private func scored(
    _ bundle: OpenedBundle, _ text: String, _ change: (inout BundleScoring.Request) -> Void
  ) throws -> (lines: [String], notes: [String]) {
    let path = Paths.join(folder, "new.csv")
    try FileSystem.write(text, to: path)
    var request = BundleScoring.Request(.file(path))
    change(&request)
    var bytes: [UInt8] = []
    let outcome = try BundleScoring(bundle, request).perform(write: { bytes += $0 }, skip: { _ in })
    return (
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init), outcome.notes
    )
  }

  private static let text = "n,w\n3,a\n400,b\n5,c\n"

  @Test func `tiers are a column where the policy has some`() throws {
    let bundle = try bundle(responses())
    let (lines, notes) = try scored(bundle, Self.text) { _ in }
    #expect(lines[0] == "row,score,scaled,alarm,tier,effect" && notes == [])
    #expect(lines[2].hasPrefix("1,") && lines[2].hasSuffix(",1,block,block"))
    #expect(lines[1].hasSuffix(",0,allow,allow") && lines[3].hasSuffix(",0,allow,allow"))
    let (json, _) = try scored(bundle, Self.text) { $0.form = .jsonl }
    #expect(json[1].hasSuffix(#""alarm":true,"tier":"block","effect":"block"}"#))
    // Another threshold is no table of tiers, and an array holds no words.
    let (_, told) = try scored(bundle, Self.text) { $0.form = .npy }
    #expect(told == ["an array of numbers holds no tiers; CSV and JSON Lines do"])
    let (plain, _) = try scored(self.bundle(nil), Self.text) { _ in }
    #expect(plain[0] == "row,score,scaled,alarm")
  }

  @Test func `a policy that cannot tell tiers scores all the same, and says why`() throws {
    let (lines, notes) = try scored(bundle(alerts()), Self.text) { _ in }
    #expect(lines[0] == "row,score,scaled,alarm" && lines.count == 4)
    #expect(
      notes == [
        "tiers are left out: the policy 'alerts' goes by times of rows, and these rows have none; say with '--time' "
          + "which column has them"
      ])
  }

  /// The reasons that 'assay explain' gives, the weightiest first.
  private func explained(_ bundle: OpenedBundle) throws -> [[(String, Double)]] {
    var rows: [[(String, Double)]] = []
    let request = BundleScoring.Request(.file(Paths.join(folder, "new.csv")))
    try BundleExplaining(bundle, request).perform(.all) { row in
      rows.append(row.parts.map { ($0.column, $0.amount) })
    }
    return rows
  }

  @Test(arguments: ["knn", "isolation-forest", "lof"])
  func `reasons are what an explanation says, the weightiest first`(detector: String) throws {
    let bundle = try bundle(nil, "detectors: [\(detector)]")
    for (count, told) in [(1, 1), (2, 2), (9, 2)] {
      let (lines, notes) = try scored(bundle, Self.text) { $0.reasons = count }
      let names = (1...told).map { ",reason_\($0),part_\($0)" }.joined()
      #expect(lines[0] == "row,score,scaled,alarm" + names)
      for (line, parts) in zip(lines.dropFirst(), try explained(bundle)) {
        #expect(line.hasSuffix(parts.prefix(told).map { ",\($0),\($1)" }.joined()))
      }
      #expect(notes.count == 1 && notes[0].hasPrefix("parts are what columns add to "))
    }
    let (json, _) = try scored(bundle, Self.text) { request in
      (request.form, request.reasons) = (.jsonl, 1)
    }
    let first = try JSON(parsing: json[1])
    #expect(first["reasons"]?.elements?.count == 1)
    #expect(first["reasons"]?.elements?[0]["column"]?.string == "n")
  }

  @Test func `an array of numbers holds no reasons`() throws {
    let bundle = try bundle(nil)
    #expect {
      try scored(bundle, Self.text) { request in (request.form, request.reasons) = (.npy, 1) }
    } throws: {
      "\($0)"
        == "arrays of numbers hold no words: write CSV or JSON Lines, or leave '--reasons' out"
    }
  }
}
