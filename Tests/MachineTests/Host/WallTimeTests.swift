import Machine
import Testing

struct WallTimeTests {
  // date -u -d @N --rfc-3339=ns
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (951_782_400_001, "2000-02-29T00:00:00.001Z"),
    (1_772_368_205_250, "2026-03-01T12:30:05.250Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
  ])
  func `a moment is written by RFC 3339`(milliseconds: Int64, text: String) {
    #expect(WallTime(milliseconds: milliseconds).description == text)
  }
}
