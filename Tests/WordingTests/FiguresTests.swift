import Testing
import Wording

struct FiguresTests {
  @Test func `a table shows three digits after the point, or four that count`() {
    let shown = [
      0, 0.12345, 0.0012, -0.0004, 0.9996, 12.345, 123.44, 12_345.6, 2e6, 0.000012345, .infinity,
    ]
    #expect(
      shown.map(Figures.short) == [
        "0", "0.123", "0.001", "-0.0004", "1.000", "12.35", "123.4", "12346", "2.00e6", "1.23e-5",
        "inf",
      ])
  }

  @Test func `significant digits are no more than the number needs`() {
    let shown = [0, 0.61323, 12, 1e-5, 1520.4, 12_345.6, -0.25, 99.999, .nan]
    #expect(
      shown.map { Figures.significant($0) } == [
        "0", "0.6132", "12", "1e-05", "1520", "12346", "-0.25", "100", "nan",
      ])
    #expect(Figures.significant(0.123456789, digits: 6) == "0.123457")
  }

  @Test func `fixed digits round half away from zero and have no negative zero`() {
    #expect(Figures.fixed(0.125, 2) == "0.13")
    #expect(Figures.fixed(-0.125, 2) == "-0.13")
    #expect(Figures.fixed(-0.001, 2) == "0.00")
    #expect(Figures.fixed(1.5, 0) == "2")
  }

  @Test func `whole numbers have no point, shares a percent sign, and counts groups of three`() {
    #expect([3, 0.1, -2, 1e20].map(Figures.plain) == ["3", "0.1", "-2", "1e+20"])
    #expect(
      [0.01, 0.0005, 0.9283, 1].map(Figures.percent) == ["1 %", "0.05 %", "92.83 %", "100 %"])
    #expect(
      [0, 999, 1000, -1_234_567].map(Figures.grouped) == ["0", "999", "1,000", "-1,234,567"])
  }

  @Test(
    arguments: [
      (0.812_345_8, nil, "0.812346"), (0.812_345_2, nil, "0.812346"),
      (0.812_345_2, 0.9, "0.812346"),
      (1.000_001_9, 1.000_002, "1.0000019"), (1.000_001_9, 1.000_001_95, "1.0000019"),
      (-2.5, -2.4, "-2.5"), (-0.123_456_78, nil, "-0.123456"),
      (0.1 + 0.2, 0.300_000_000_000_000_1, "0.30000000000000004"),
      (0, 1, "0"), (.infinity, nil, "inf"), (1_234_567.8, nil, "1234568"), (95, 95.5, "95"),
    ] as [(Double, Double?, String)])
  func `a cut is told in digits that cut as it does`(value: Double, lowest: Double?, text: String) {
    #expect(Figures.cut(value, below: lowest) == text)
  }

  @Test func `ends of a range are told apart`() {
    #expect(Figures.range(0.25, 0.5) == "0.25 to 0.5")
    #expect(Figures.range(1.000_000_1, 1.000_000_2) == "1.0000001 to 1.0000002")
    #expect(Figures.range(1, 1) == "1 to 1")
  }
}

struct PhraseTests {
  @Test func `what is counted is one or several`() {
    #expect(Phrase.counted(1, "row") == "1 row")
    #expect(Phrase.counted(0, "row") == "0 rows")
    #expect(Phrase.counted(2, "anomaly", "anomalies") == "2 anomalies")
    #expect(Phrase.counted(2.5, "alert") == "2.5 alerts")
    #expect(Phrase.counted(1.0, "alert") == "1 alert")
  }

  @Test func `a list ends with and`() {
    #expect(Phrase.listed([]) == "")
    #expect(Phrase.listed(["a"]) == "a")
    #expect(Phrase.listed(["a", "b"]) == "a and b")
    #expect(Phrase.listed(["a", "b", "c"]) == "a, b and c")
  }

  @Test func `names to choose from are quoted, and no more than ten`() {
    #expect(Phrase.choice(of: []) == "none")
    #expect(Phrase.choice(of: ["x", "y"]) == "'x', 'y'")
    #expect(Phrase.choice(of: (0..<12).map { "\($0)" }).hasSuffix("'9' and 2 more"))
  }

  @Test func `a sentence begins with a capital`() {
    #expect("the highest F1".capitalizedFirst == "The highest F1")
    #expect("".capitalizedFirst == "")
  }
}
