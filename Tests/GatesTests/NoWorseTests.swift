import Artifacts
import Testing
import Vocabulary

@testable import Gates

/// Whether a metric is worse than it was by no more than is allowed.
struct NoWorseTests {
  /// Twenty anomalies, then twenty ordinary rows.
  static let labels = String(repeating: "+", count: 20) + String(repeating: "-", count: 20)
  /// Each anomaly above each ordinary row.
  static let perfect = (0..<40).map { Double(40 - $0) }
  /// Every other anomaly below all ordinary rows, so that the area is ½.
  static let half = perfect.enumerated().map { row, score in
    row < 20 && row % 2 == 1 ? -Double(row) : score
  }
  /// One anomaly below one ordinary row: 399 of 400 pairs.
  static let slip = perfect.enumerated().map { row, score in
    row == 19 ? 19.5 : row == 20 ? 21 : score
  }

  private func state(_ scores: [Double]...) -> MadeSubject {
    var subject = MadeSubject(labels: Self.labels, .init("lof"))
    subject.settings[0].scores = scores
    return subject
  }

  private func finding(
    _ rule: String, _ before: MadeSubject, _ after: MadeSubject
  ) throws -> GateRecord.Finding {
    try #require(judged(rule, before, after).findings.first)
  }

  @Test func `the same scores pass without a test, and so do others in the same order`() throws {
    for after in [Self.perfect, Self.perfect.map { 100 + 3 * $0 }] {
      let found = try finding("roc_auc: { no-worse-by: 0 }", state(Self.perfect), state(after))
      #expect(found.answer == .pass)
      #expect(found.sentence == "nothing changed")
      #expect(found.change?.quantity == .number(0))
      #expect(found.before?.quantity == .number(1))
      #expect(found.after?.quantity == .number(1))
    }
    let two = MadeSubject(labels: "+-", .init("lof", [2, 1], chance: true))
    #expect(try judged("roc_auc: { no-worse-by: 0 }", two, two).answer == .pass)
  }

  @Test func `a loss that is larger than allowed and no chance fails`() throws {
    let found = try finding("roc_auc: { no-worse-by: 0.01 }", state(Self.perfect), state(Self.half))
    #expect(found.answer == .fail)
    #expect(found.rule == "roc_auc: { no-worse-by: 0.01 }")
    #expect(found.setting == "lof on d")
    #expect(found.before?.quantity == .number(1))
    #expect(found.after?.quantity == .number(0.5))
    #expect(found.change?.quantity == .number(-0.5))
    #expect(found.sentence.hasPrefix("worse by 0.5 (a loss of 0."))
    #expect(
      found.sentence.wholeMatch(of: #/.* and a loss of 0\.01 is allowed; p = [0-9.e-]+/#) != nil)
  }

  @Test func `anomalies that change places among themselves change nothing that is measured`()
    throws
  {
    var swapped = Self.perfect
    swapped.swapAt(0, 1)
    let found = try finding("roc_auc: { no-worse-by: 0 }", state(Self.perfect), state(swapped))
    #expect(found.answer == .pass && found.sentence == "equal, and no loss is allowed")
  }

  @Test func `what got better passes, however large the change`() throws {
    let found = try finding("roc_auc: { no-worse-by: 0 }", state(Self.half), state(Self.perfect))
    #expect(found.answer == .pass)
    #expect(found.sentence.hasPrefix("better by at least 0."))
    #expect(found.sentence.hasSuffix(" by the 95 % interval, and no loss is allowed"))
  }

  @Test
  func
    `a loss that rows like these cannot rule out is undecided, though the number is within bounds`()
    throws
  {
    let found = try finding(
      "roc_auc: { no-worse-by: 0.003 }", state(Self.perfect), state(Self.slip))
    #expect(abs(try #require(found.change?.quantity.number) + 0.0025) < 1e-12)
    #expect(found.answer == .undecided)
    let open =
      #/worse by 0\.0025, but rows like these leave open a gain of 0\.\d+ to a loss of 0\.\d+, and .*/#
    #expect(found.sentence.wholeMatch(of: open) != nil)
    // Where the number itself is asked for, it passes, and fails one step further.
    let measured = "judge: measured }"
    let (before, after) = (state(Self.perfect), state(Self.slip))
    #expect(
      try finding("roc_auc: { no-worse-by: 0.003, \(measured)", before, after).answer == .pass)
    #expect(
      try finding("roc_auc: { no-worse-by: 0.0025, \(measured)", before, after).answer == .pass)
    #expect(
      try finding("roc_auc: { no-worse-by: 0.0024, \(measured)", before, after).answer == .fail)
  }

  @Test func `a share of the baseline is what may be lost of it`() throws {
    // Half of an area of 1 is ½, which is what was lost.
    let (before, after) = (state(Self.perfect), state(Self.half))
    let rule = "roc_auc: { judge: measured, no-worse-by-share:"
    #expect(try finding("\(rule) 0.5 }", before, after).answer == .pass)
    #expect(try finding("\(rule) 0.49 }", before, after).answer == .fail)
    // Of an area of ½, the same share is half as much.
    #expect(
      try finding("\(rule) 0.5 }", after, state(Self.half.map { -$0 })).sentence
        == "equal, and a loss of 0.25 is allowed")
  }

  @Test func `more false alarms are worse, and fewer are not`() throws {
    func cut(_ threshold: Double) -> MadeSubject {
      var subject = state(Self.perfect)
      subject.settings[0].threshold = threshold
      return subject
    }
    let rule = "false_positive_rate: { no-worse-by: 0.1, judge: measured }"
    // Above 20.5 alarm the 20 anomalies, above 10.5 ten ordinary rows of 20 as well.
    let more = try finding(rule, cut(20.5), cut(10.5))
    #expect(more.answer == .fail)
    #expect(more.change?.quantity == .number(0.5))
    #expect(more.sentence == "worse by 0.5, and a loss of 0.1 is allowed")
    #expect(try finding(rule, cut(10.5), cut(20.5)).answer == .pass)
    // Recall is worse where it is lower.
    let recall = "recall: { threshold: best-f1, no-worse-by: 0.1, judge: measured }"
    #expect(
      try finding(recall, cut(20.5), cut(30.5)).sentence
        == "worse by 0.5, and a loss of 0.1 is allowed")
    #expect(
      try finding("recall: { threshold: cost, no-worse-by: 0.1 }", cut(20.5), cut(30.5)).sentence
        == "not each of its trials has such a threshold, before and now")
  }

  @Test func `another draw of chance is told from a change by several seeds alone`() throws {
    func drawn(_ scores: [Double]...) -> MadeSubject {
      var subject = state()
      subject.settings[0].scores = scores
      subject.settings[0].hasChance = true
      return subject
    }
    let rule = "roc_auc: { no-worse-by: 0.01 }"
    let one = try finding(rule, drawn(Self.perfect), drawn(Self.half))
    #expect(one.answer == .undecided)
    #expect(
      one.sentence
        == "chance has a part in it and there is one seed, so that a change cannot be told from another draw; "
        + "it takes several seeds, here and in the baseline ('seeds: [1, 2, 3]')")
    let three = try finding(
      rule, drawn(Self.perfect, Self.perfect, Self.perfect),
      drawn(Self.half, Self.half, Self.half))
    #expect(three.answer == .fail)
    // Seeds that find ½, ½ and 1 leave it open whether anything got worse.
    let torn = try finding(
      rule, drawn(Self.perfect, Self.perfect, Self.perfect),
      drawn(Self.half, Self.half, Self.perfect))
    #expect(torn.answer == .undecided)
  }

  @Test func `a loss that is certain by itself may be chance among two hundred`() throws {
    func many(_ scores: [Double], _ count: Int) -> MadeSubject {
      var subject = state()
      subject.settings = (0..<count).map { .init("lof \($0)", scores) }
      return subject
    }
    // p = 0.00034 of one: 0.034 of a hundred, 0.068 of two hundred.
    for (count, answer) in [(100, GateRecord.Answer.fail), (200, .undecided)] {
      let found = try judged(
        "roc_auc: { no-worse-by: 0.01 }", many(Self.perfect, count), many(Self.half, count))
      #expect(found.findings.count == count)
      #expect(found.findings.allSatisfy { $0.answer == answer })
      #expect(
        found.findings.allSatisfy { $0.sentence.hasSuffix(", adjusted for 100 comparisons") }
          == (count == 100))
    }
  }

  @Test func `too few rows of a kind decide nothing`() throws {
    let before = MadeSubject(labels: "++----", .init("lof", [6, 5, 4, 3, 2, 1]))
    let after = MadeSubject(labels: "++----", .init("lof", [1, 5, 4, 3, 2, 6]))
    let found = try finding("roc_auc: { no-worse-by: 0.01 }", before, after)
    #expect(found.answer == .undecided)
    #expect(
      found.sentence
        == "2 rows hold an anomaly and 4 an ordinary row, and with fewer than three of either a change cannot "
        + "be told from chance")
  }

  @Test func `rows of one group count as one`() throws {
    // Twenty rows of each kind, but of two groups each.
    let groups = (0..<40).map { Int32($0 / 10) }
    let before = MadeSubject(labels: Self.labels, groups: groups, .init("lof", Self.perfect))
    let after = MadeSubject(labels: Self.labels, groups: groups, .init("lof", Self.half))
    let found = try finding("roc_auc: { no-worse-by: 0.01 }", before, after)
    #expect(found.answer == .undecided)
    #expect(found.sentence.hasPrefix("2 groups hold an anomaly and 2 an ordinary row"))
  }

  @Test func `a p-value is held against as many as there are comparisons`() {
    func answers(_ values: [Double]) -> [Double] {
      var adjusted: [Double] = []
      _ = Draft.finished(
        values.map { value in
          Draft(p: value) { tests in
            adjusted.append(tests.p)
            #expect(abs(tests.strictest - 0.05 / Double(values.count)) < 1e-15)
            return GateRecord.Finding(rule: "r", setting: "s", answer: .pass, sentence: "")
          }
        })
      return adjusted
    }
    #expect(answers([0.03]) == [0.03])
    // Holm: three times the smallest, then never less.
    #expect(answers([0.03, 0.02, 0.01]) == [0.04, 0.04, 0.03])
  }
}
