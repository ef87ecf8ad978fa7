import Testing

@testable import Forms

struct AmountTests {
  private static let digits = String(repeating: "9", count: 400)

  // A day has 86,400 seconds; 10,000 days are the longest.
  @Test(
    arguments: [
      ("50 ms", 0.05), ("2 h", 7200), ("10000 d", 864_000_000), ("10001 d", nil), ("0 s", nil),
      ("\(digits) s", nil), ("1e400 s", nil), ("0.\(String(repeating: "0", count: 390))1 s", nil),
    ] as [(String, Double?)])
  func `a length of time is one that a clock can tell`(text: String, seconds: Double?) {
    #expect(Amount.seconds(text) == seconds)
  }

  @Test(
    arguments: [
      ("4 GiB", 4_294_967_296), ("1 B", 1), ("\(digits) B", nil), ("9223372036854775807 GiB", nil),
    ] as [(String, Int?)])
  func `a size is one that a machine can have`(text: String, bytes: Int?) {
    #expect(Amount.bytes(text) == bytes)
  }
}
