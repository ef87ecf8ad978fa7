import Artifacts
import Testing
import Vocabulary

@testable import Gates

/// A rule that is held to in the mean of data sets, each of which counts once.
struct DatasetsTests {
  /// Three anomalies and four ordinary rows; `above` of the twelve pairs of them are in order.
  private static func scores(_ above: Int) -> [Double] {
    (0..<3).map { Double(max(0, min(4, above - 4 * $0))) + 0.5 } + [1, 2, 3, 4]
  }

  /// One detector on as many data sets, with so many of twelve pairs in order on each.
  private static func state(_ above: [Int], chance: Bool = false) -> MadeSubject {
    var subject = MadeSubject(labels: "+++----")
    subject.settings = above.enumerated().map { place, above in
      var setting = MadeSubject.Setting("lof", scores(above), chance: chance)
      setting.dataset = "d\(place + 1)"
      return setting
    }
    return subject
  }

  private func finding(
    _ rule: String, _ before: MadeSubject?, _ after: MadeSubject
  ) throws -> GateRecord.Finding {
    let findings = try judged(rule, before, after).findings
    try #require(findings.count == 1)
    return findings[0]
  }

  private let rule = "roc_auc: { no-worse-by: 0.01, judge: data-sets }"

  @Test func `what is worse on each of seven data sets fails, with what it lost in their mean`()
    throws
  {
    let found = try finding(
      rule, Self.state([12, 12, 12, 12, 12, 12, 12]), Self.state([11, 10, 11, 10, 11, 10, 11]))
    #expect(found.setting == "lof over 7 data sets")
    #expect(found.before?.quantity == .number(1))
    // Ten pairs of 84.
    #expect(abs(try #require(found.change?.quantity.number) + 10.0 / 84) < 1e-12)
    #expect(found.answer == .fail)
    #expect(
      found.sentence
        == "worse by 0.119 (a loss of 0.0833 to 0.167), and a loss of 0.01 is allowed; p = 0.016")
  }

  @Test func `a loss on some that others make up for is undecided`() throws {
    let found = try finding(
      rule, Self.state([12, 12, 12, 6, 6, 6, 6]), Self.state([10, 9, 9, 7, 8, 7, 6]))
    #expect(found.answer == .undecided)
    #expect(found.sentence.hasPrefix("worse by 0.0476, but data sets like these leave open a gain"))
  }

  @Test func `a gain on each of them passes, and so does what orders rows as before`() throws {
    let better = try finding(
      rule, Self.state([6, 6, 6, 6, 6, 6]), Self.state([7, 7, 8, 7, 7, 8]))
    #expect(better.answer == .pass)
    let same = try finding(rule, Self.state([4, 5]), Self.state([4, 5]))
    #expect(same.answer == .pass && same.sentence == "nothing changed")
  }

  @Test func `five data sets tell too little, however large the loss`() throws {
    let found = try finding(rule, Self.state([12, 12, 12, 12, 12]), Self.state([4, 4, 4, 4, 4]))
    #expect(found.answer == .undecided)
    #expect(found.sentence == "5 data sets tell too little of others: it takes 6")
  }

  /// Above 0.5 alarm all four ordinary rows, above 3 one of them.
  @Test func `more false alarms on each of them are worse, and fewer are not`() throws {
    func cut(_ threshold: Double) -> MadeSubject {
      var subject = Self.state([12, 12, 12, 12, 12, 12])
      for place in subject.settings.indices { subject.settings[place].threshold = threshold }
      return subject
    }
    let rule = "false_positive_rate: { no-worse-by: 0.01, judge: data-sets }"
    let more = try finding(rule, cut(3), cut(0.5))
    #expect(more.answer == .fail && more.change?.quantity == .number(0.75))
    #expect(try finding(rule, cut(0.5), cut(3)).answer == .pass)
  }

  @Test func `one draw of chance on each data set is enough, for each counts once`() throws {
    let found = try finding(
      rule, Self.state([12, 12, 12, 12, 12, 12, 12], chance: true),
      Self.state([11, 10, 11, 10, 11, 10, 11], chance: true))
    #expect(found.answer == .fail)
  }

  @Test func `a data set that is gone leaves the mean undecided, and is named`() throws {
    let found = try finding(
      rule, Self.state([12, 12, 12, 12, 12, 12, 12]), Self.state([11, 10, 11, 10, 11, 10]))
    #expect(found.answer == .undecided)
    #expect(found.sentence == "on d7, there is no data set 'd7' any more")
  }

  @Test func `a floor is held to in the mean of data sets like these`() throws {
    let rule = "roc_auc: { at-least: 0.6, judge: data-sets }"
    // 8 to 12 of twelve pairs: the mean of six lies between ⅔ and 1 by their range.
    let found = try finding(rule, nil, Self.state([12, 11, 9, 8, 12, 10]))
    #expect(found.answer == .pass && found.setting == "lof over 6 data sets")
    #expect(found.sentence == "0.861 (0.667 to 1.000), and at least 0.6 is wanted")
    let open = try finding(rule, nil, Self.state([12, 11, 9, 6, 12, 10]))
    #expect(open.answer == .undecided)
    #expect(open.sentence.hasSuffix("data sets like these leave both open"))
    let few = try finding(rule, nil, Self.state([12, 12]))
    #expect(few.answer == .undecided)
    #expect(few.sentence.hasPrefix("1.000, but 2 data sets tell too little of others: it takes 6"))
  }
}
