import Sources
import Testing
import Vocabulary

struct TimeReadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  func times(_ cells: [String], _ unit: TimeSettings.Unit = .auto) throws -> [Int64]? {
    let rows = cells.map { "\($0),1" }.joined(separator: "\n")
    return try scratch.read("t,x\n\(rows)\n") { $0.time = TimeSettings(column: "t", unit: unit) }
      .times
  }

  /// Milliseconds by Python 3.11's `datetime.fromisoformat(…).timestamp()`.
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2014-07-01 00:30:00", 1_404_174_600_000),
    ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
    ("2024-03-01T00:00:00+01:00", 1_709_247_600_000),
    ("2014-04-10 07:15:00.000000", 1_397_114_100_000), ("1969-12-31T23:59:59Z", -1000),
    ("2024-03-01 00:00:00+01", 1_709_247_600_000), ("2000-01-01", 946_684_800_000),
    ("2024-01-01T12:30", 1_704_112_200_000),
  ])
  func `moments are those of RFC 3339, in UTC where no zone is written`(
    text: String, milliseconds: Int64
  ) throws {
    #expect(try times([text]) == [milliseconds])
  }

  @Test(arguments: [
    "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00.Z",
    "2024-01-01T00:00:00+25:00", "2024-1-1", "01.02.2024", "2024-01-01T00:00:00Zz",
  ])
  func `what is no moment is refused`(text: String) throws {
    let complaint = try scratch.complaint("t,x\n\(text),1\n") {
      $0.time = TimeSettings(column: "t")
    }
    #expect(complaint.contains("time column 't': found"))
    #expect(complaint.contains("wanted moments as in RFC 3339"))
  }

  @Test func `seconds and milliseconds since 1970 are told apart by their size`() throws {
    #expect(try times(["1404174600", "1404174600.5"]) == [1_404_174_600_000, 1_404_174_600_500])
    #expect(try times(["1404174600000"]) == [1_404_174_600_000])
  }

  @Test func `numbers that are implausible as moments are a complaint`() throws {
    let complaint = try scratch.complaint("t,x\n1404174600,1\n17,2\n") {
      $0.time = TimeSettings(column: "t")
    }
    #expect(
      complaint
        == "data.csv:3: time column 't': found 17, wanted RFC 3339, or seconds or milliseconds since 1970 "
        + "in 1973 to 2100; say 'unit: rfc3339', 'seconds', 'milliseconds' or 'steps'")
    // Seconds among milliseconds are each plausible, and together are none of both; of a draw, milliseconds count.
    let mixed = try scratch.complaint("t,x\n1404174600000,1\n1404174600,2\n") {
      $0.time = TimeSettings(column: "t")
    }
    #expect(
      mixed.hasPrefix(
        "data.csv:3: time column 't': found 1404174600, wanted milliseconds since 1970, as most of them are"
      ))
    let wrong = try scratch.complaint("t,x\n1404174600,1\n") {
      $0.time = TimeSettings(column: "t", unit: .milliseconds)
    }
    #expect(wrong.contains("found 1404174600, wanted milliseconds since 1970 in 1973 to 2100"))
    #expect(try times(["0", "1", "2"], .steps) == [0, 1, 2])
  }

  @Test func `a row without a moment is a complaint`() throws {
    let complaint = try scratch.complaint("t,x\n2024-01-01,1\n,2\n") {
      $0.time = TimeSettings(column: "t")
    }
    #expect(
      complaint == "data.csv:3: column 't': found no value, wanted a moment for every row")
  }

  @Test func `moments that are said to be text are told of as words, without a line`() throws {
    let complaint = try scratch.complaint("t,x\n2024-01-01T00:00:00Z,1\n") {
      $0.time = TimeSettings(column: "t")
      $0.types = ["t": .text]
    }
    #expect(
      complaint
        == "data.csv: time column 't': found words, wanted moments as in RFC 3339; say 'unit: rfc3339', "
        + "'seconds', 'milliseconds' or 'steps'")
  }

  @Test func `of many moments the one that is none is told of`() throws {
    let complaint = try scratch.complaint(
      "t,x\n2023-02-27T00:00:00Z,1\n2023-02-28T00:00:00Z,2\n2023-02-30T00:00:00Z,3\n"
    ) { $0.time = TimeSettings(column: "t") }
    #expect(
      complaint
        == "data.csv:4: time column 't': found '2023-02-30T00:00:00Z', wanted moments as in RFC 3339; "
        + "say 'unit: rfc3339', 'seconds', 'milliseconds' or 'steps'")
  }

  @Test func `of moments in two units the first that most are not in is named with its line`() {
    func complaint(_ moments: String) -> String {
      do {
        _ = try scratch.read("a,t\n" + moments.split(separator: " ").map { "1,\($0)\n" }.joined()) {
          $0.time = TimeSettings(column: "t")
        }
        return "none"
      } catch { return "\(error)" }
    }
    let seconds = complaint("1700000000000 1700000060000 1700000120")
    #expect(seconds.contains(":4:") && seconds.contains("found 1700000120, wanted milliseconds"))
    #expect(seconds.contains("as most of them are"))
    let milliseconds = complaint("1700000000000 1700000060 1700000120")
    #expect(
      milliseconds.contains(":2:") && milliseconds.contains("found 1700000000000, wanted seconds"))
  }
}
