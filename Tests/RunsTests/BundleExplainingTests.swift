import Detectors
import Formats
import Foundation
import Machine
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

@testable import Bundles

struct BundleExplainingTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder() }

  private func rows(
    _ choice: BundleExplaining.Choice, _ text: String, by bundle: OpenedBundle,
    _ change: (inout BundleScoring.Request) -> Void = { _ in }
  ) throws -> [ExplainedRow] {
    let path = Paths.join(folder, "new.csv")
    try FileSystem.write(text, to: path)
    var request = BundleScoring.Request(.file(path))
    change(&request)
    var rows: [ExplainedRow] = []
    try BundleExplaining(bundle, request).perform(choice) { rows.append($0) }
    return rows
  }

  private func bundle(_ detector: String, _ rest: String = "") throws -> OpenedBundle {
    try FittedRows(in: folder, words: ["a", "b", "c"], "detectors: [\(detector)]\n\(rest)").opened()
  }

  private static let text = "n,w\n3,a\n400,b\n5,z\n-90,c\n400,b\n"

  @Test(arguments: ["isolation-forest", "knn", "lof", "hbos", "{ ensemble: { of: [knn, ecod] } }"])
  func `each recorded column has one part, and the parts add up`(detector: String) throws {
    let all = try rows(.all, Self.text, by: bundle(detector))
    #expect(all.map(\.number) == [0, 1, 2, 3, 4])
    for row in all {
      #expect(Set(row.parts.map(\.column)) == ["n", "w"])
      let sum = row.parts.reduce(row.explanation.baseline) { $0 + $1.amount }
      #expect(
        (sum - row.explanation.value).magnitude <= 1e-9 * max(1, row.explanation.value.magnitude))
      #expect(abs(row.parts[0].amount) >= abs(row.parts[1].amount))
    }
    // The same row has the same parts wherever it stands.
    #expect(all[1].parts == all[4].parts || all[1].explanation.errors != nil)
    #expect(all[1].parts.first { $0.column == "n" }?.recorded == "400")
    #expect(all[2].parts.first { $0.column == "w" }?.recorded == "z")
  }

  @Test func `the strangest rows come first, those that stand first where they are as strange`()
    throws
  {
    let bundle = try bundle("knn")
    #expect(try rows(.top(3), Self.text, by: bundle).map(\.number) == [1, 4, 3])
    #expect(try rows(.top(99), Self.text, by: bundle).count == 5)
  }

  @Test func `a row is named by its number, its id and its time`() throws {
    let text = "who,at,n,w\nanne,2024-01-02,3,a\nbob,2024-01-03,9,b\n"
    let found = try rows(.row(1), text, by: bundle("knn")) {
      $0.id = "who"
      $0.time = "at"
    }
    #expect(found.map(\.number) == [1] && found[0].id == "bob")
    #expect(found[0].sentence.hasPrefix("Row 1 ('bob') of 2024-01-03T00:00:00.000Z scores "))
    let bundle = try bundle("knn")
    #expect(throws: BundleError.cannot("there is no row 2; rows are counted from 0")) {
      try rows(.row(2), text, by: bundle)
    }
  }

  @Test func `what would take an alarm away was scored`() throws {
    let bundle = try bundle("knn", "thresholds: [{ fixed: { threshold: 2 } }]")
    let row = try #require(try rows(.row(1), Self.text, by: bundle).first)
    let change = try #require(row.counterfactual)
    #expect(row.isAlarm == true && change.column == "n" && change.number < 400)
    #expect(change.score <= 2)
    let again = try rows(.row(0), "n,w\n\(change.number),b\n", by: bundle)
    #expect(
      again[0].score == change.score && again[0].isAlarm == false && again[0].counterfactual == nil)
    #expect(
      row.sentence.hasSuffix(
        "others unchanged, it would score \(try shown(change.score)) and not alarm."))
  }

  private func shown(_ number: Double) throws -> String {
    try #require(
      "\(row(parts: [], counterfactual: .init(column: "x", number: 1, score: number)).sentence)"
        .split(separator: "it would score ").last?.split(separator: " ").first.map(String.init))
  }

  // MARK: Sentences

  private func row(
    _ space: Explanation.Space = .score, absence: Explanation.Absence = .background,
    parts: [ExplainedRow.Part], baseline: Double = 1,
    membership: Membership? = nil, counterfactual: ExplainedRow.Counterfactual? = nil
  ) -> ExplainedRow {
    let value = parts.reduce(baseline) { $0 + $1.amount }
    return ExplainedRow(
      number: 7, id: nil, time: nil, score: 0.75, calibrated: ("rank", 0.99), threshold: 0.62,
      isAlarm: true,
      explanation: Explanation(
        space, absence: absence, value: value, baseline: baseline, parts: parts.map(\.amount)),
      parts: parts, membership: membership, counterfactual: counterfactual)
  }

  private func part(_ column: String, _ amount: Double, _ error: Double? = nil) -> ExplainedRow.Part
  {
    .init(column: column, recorded: "1.5", amount: amount, error: error)
  }

  @Test func `shares are told where all parts have one sign`() {
    #expect(
      row(
        .squaredError, absence: .none, parts: [part("a", 3), part("b", 1), part("c", 0.01)],
        baseline: 0
      ).sentence
        == "Row 7 scores 0.750 (rank 0.990, threshold 0.620, an alarm). The mean squared error of its numbers, each as"
        + " it is rebuilt, is 4.010. What columns add to it: a (1.5) +3.000, 74.8 %; b (1.5) +1.000, 24.9 %; 1 other column"
        + " +0.010, 0.3 %.")
  }

  @Test func `a long text of somebody else's is cut after 79 signs`() {
    let beginning = "begin" + String(repeating: "x", count: 74)
    func told(_ text: String) -> String {
      row(parts: [.init(column: "a", recorded: text, amount: 1, error: nil)]).sentence
    }
    #expect(told(beginning + "y").contains(": a (\(beginning)y) "))
    #expect(told(beginning + "yz").contains(": a (\(beginning)…) "))
  }

  @Test func `what is taken back has a minus, and no share`() {
    let missing = ExplainedRow.Part(column: "m", recorded: nil, amount: -0.5, error: 0.1)
    #expect(
      row(parts: [part("a", 2, 0.25), missing]).sentence
        == "Row 7 scores 0.750 (rank 0.990, threshold 0.620, an alarm). The most ordinary rows that the bundle brings along score 1.000 on average. What"
        + " columns add to the score: a (1.5) +2.000 ± 0.490; m (missing) −0.500 ± 0.196. Parts are drawn; behind ± stands"
        + " 1.96 times the standard error.")
  }

  @Test func `paths are told in splits, with what a part may come from`() {
    #expect(
      row(.path, absence: .covers, parts: [part("a", 4), part("b", -1)], baseline: -9).sentence
        == "Row 7 scores 0.750 (rank 0.990, threshold 0.620, an alarm). It is isolated after 6.000 splits on average where"
        + " 9.000 are usual. Splits that columns save (+) or cost (−), in path length, of which the score is a curve: a (1.5)"
        + " +4.000; b (1.5) −1.000. A column can have a part though this row's paths do not ask for it: what it is left out"
        + " for are the ways of all rows.")
  }

  @Test func `more than five columns are put together, and so are those that hardly count`() {
    let many = (0..<8).map { part("c\($0)", 8 - Double($0)) }
    #expect(
      row(.columns, absence: .none, parts: many, baseline: 0).sentence.hasSuffix(
        "c4 (1.5) +4.00, 11.1 %; 3 other columns +6.00, 16.7 %."))
    #expect(row(parts: []).sentence.hasSuffix("No column adds anything to that."))
    let long = part(String(repeating: "x", count: 90), 1)
    #expect(row(parts: [long]).sentence.contains(String(repeating: "x", count: 79) + "… (1.5)"))
  }

  // 0.3333 four times is 1.3332, which is printed as 1.333: one of the four has to be 0.334.
  @Test func `what is printed adds up to what is printed`() {
    let equal = ["a", "b", "c", "d"].map { part($0, 0.3333) }
    #expect(
      row(.squaredError, absence: .none, parts: equal, baseline: 0).sentence.hasSuffix(
        "is rebuilt, is 1.333. What columns add to it: a (1.5) +0.334, 25.0 %; b (1.5) +0.333, 25.0 %; c (1.5) +0.333,"
          + " 25.0 %; d (1.5) +0.333, 25.0 %."))
    for seed in 0..<200 {
      var chance = Seed(UInt64(seed)).generator()
      let scale = pow(10, Double(seed % 9 - 4))
      let parts = (0..<(1 + seed % 7)).map { part("c\($0)", scale * (chance.uniform() - 0.3)) }
      let told = row(.path, absence: .none, parts: parts, baseline: -9 * scale).sentence
      let numbers = told.matches(of: /[+−][0-9.]+|[0-9.]+(?= splits)|[0-9.]+(?= are usual)/).map {
        Decimal(string: String($0.output).replacing("−", with: "-").replacing("+", with: ""))
          ?? .nan
      }
      // Splits saved are those that are usual less those that were needed.
      let saved: Decimal = numbers[1] - numbers[0]
      let sum: Decimal = numbers[2...].reduce(0, +)
      #expect(saved == sum, "\(told)")
    }
  }

  @Test func `numbers too large to add up by digits are told all the same`() {
    let huge = row(.squaredError, absence: .none, parts: [part("a", 1e300)], baseline: 0)
    #expect(huge.sentence.contains("+1.00e300, 100.0 %"))
    let endless = row(.squaredError, absence: .none, parts: [part("a", .infinity)], baseline: 0)
    #expect(endless.sentence.contains("a (1.5) +inf."))
  }

  @Test func `members say how many of them agree, where they have one scale`() {
    func told(_ isOneScale: Bool, _ confidence: Double?, _ count: Int = 2) -> String {
      let members = (0..<count).map {
        Membership.Member(
          detector: "d\($0)", weight: 1 / Double(count), score: $0 == 0 ? 0.7 : 0.5)
      }
      return row(
        parts: [part("a", 2)],
        membership: Membership(
          members: members, isOneScale: isOneScale, confidence: confidence)
      ).sentence
    }
    #expect(
      told(true, 0.96).hasSuffix(
        "1 of its 2 members by themselves lie above the threshold: d0 0.700, d1 0.500; it calls itself 96 % sure."
      ))
    #expect(told(false, nil).hasSuffix("It has 2 members: d0 0.700, d1 0.500."))
    #expect(told(true, nil, 7).hasSuffix("d3 0.500, d4 0.500, 2 more."))
  }

  @Test func `an ensemble's row has what each member makes of it`() throws {
    let bundle = try bundle(
      "{ ensemble: { of: [knn, ecod], weights: [3, 1] } }",
      "thresholds: [{ fixed: { threshold: 0.9 } }]")
    let row = try #require(try rows(.row(1), Self.text, by: bundle).first)
    let membership = try #require(row.membership)
    #expect(membership.members.map(\.detector) == ["knn", "ecod"])
    #expect(membership.members.map(\.weight) == [0.75, 0.25])
    // The mean that the ensemble takes.
    let mean = membership.members.reduce(0) { $0 + $1.weight * $1.score }
    #expect(abs(mean - row.score) <= 1e-12)
    #expect(row.json["members"]?.elements?.count == 2)
    #expect(
      row.json["agreement"]?.double
        == Double(membership.members.count { $0.score > 0.9 }) / 2)
    #expect(try rows(.row(1), Self.text, by: self.bundle("knn"))[0].json["members"] == nil)
  }

  @Test func `programs find all parts, and what is not there as null`() {
    let json = row(parts: [part("a", 2)]).json
    #expect(
      json["parts"] == [["column": "a", "recorded": "1.5", "part": .number(2), "error": .null]])
    #expect(json["counterfactual"] == .null && json["row"] == 7 && json["rank"]?.double == 0.99)
    #expect(
      json["value"]?.double == 3 && json["baseline"]?.double == 1
        && json["left_out_by"] == "background")
  }

  @Test func `the most ordinary golden rows stand for what is left out`() throws {
    let bundle = try bundle("lof")
    let scores = bundle.proven.golden.scores.values.sorted().prefix(RowExplaining.backgroundRows)
    let row = try #require(try rows(.row(1), Self.text, by: bundle).first)
    #expect(row.explanation.absence == .background)
    #expect(
      (row.explanation.baseline - scores.reduce(0, +) / Double(scores.count)).magnitude < 1e-9)
  }
}
