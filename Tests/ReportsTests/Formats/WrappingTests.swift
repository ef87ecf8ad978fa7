import Testing

@testable import Reports

struct WrappingTests {
  @Test(
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one two three", 6, ["one", "two", "three"]),
      ("longer than", 3, ["longer", "than"]), ("  a\n b ", 9, ["a b"]), ("", 9, [""]),
      ("at most 95 % of", 10, ["at most 95 %", "of"]),
    ])
  func `lines are broken between words, and never before a percent sign`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(Wrapping.lines(of: text, width: width) == lines)
  }

  @Test func `further lines hang below the first`() {
    #expect(Wrapping.hanging("- ", "one two three", width: 9) == "- one two\n  three")
    #expect(Wrapping.padded("ab", to: 4) == "ab  ")
    #expect(Wrapping.padded("ab", to: 4, atFront: true) == "  ab")
    #expect(Wrapping.padded("abc", to: 2) == "abc")
  }
}
