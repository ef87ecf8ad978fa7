import Machine
import Testing
import Vocabulary

/// The expected values were computed with Python's hashlib and struct (CPython 3.11) from the definition:
/// `sha256(pack('<QQ', rows, columns) + cells + labels)`.
struct FingerprintTests {
  let table = Table(
    rows: 2, columns: [Column("a", numbers: [1, -0.0]), Column("b", numbers: [.nan, 2.5])])

  @Test func `numbers are hashed row by row, with a labels byte a row`() {
    #expect(
      Fingerprint(of: table, labels: Labels([.ordinary, .anomaly])).description
        == "ad69bb9599952697bc374e3ca041e74c09527bc3735b60cd958ef53d55af4d75")
  }

  @Test func `rows without labels are rows of which nothing is known`() {
    let unlabelled = Fingerprint(of: table)
    #expect(unlabelled == Fingerprint(of: table, labels: Labels([.unknown, .unknown])))
    #expect(
      unlabelled.description == "0fe7541d983757936cd9dae513aa4508ec843d801ec4fc5ecc609e20b39e9c4e")
  }

  @Test
  func `categories count as text, moments as milliseconds, and all that is missing as one NaN`() {
    let words = Table(
      rows: 2,
      columns: [
        Column("c", .category(codes: [1, -1], levels: ["no", "yés"])),
        Column("t", .time([1_500, nil])), Column("s", .text(["", nil])),
      ])
    let asText = Table(
      rows: 2,
      columns: [
        Column("other name", .text(["yés", nil])), Column("t", numbers: [1_500, .nan]),
        Column("s", .text(["", nil])),
      ])
    #expect(Fingerprint(of: words) == Fingerprint(of: asText))
    #expect(
      Fingerprint(of: words).description
        == "d30d4270780357e19805bd03e9c5d782a7e8b2264bd7049c0141b99597fab560")
  }

  @Test func `negative zero and every NaN have one spelling`() {
    func fingerprint(_ numbers: [Double]) -> Fingerprint {
      Fingerprint(of: Table(rows: numbers.count, columns: [Column("x", numbers: numbers)]))
    }
    #expect(fingerprint([0, .nan]) == fingerprint([-0.0, -.nan]))
    #expect(fingerprint([0, .nan]) == fingerprint([0, Double(nan: 7, signaling: false)]))
    #expect(fingerprint([0, 1]) != fingerprint([1, 0]))
  }

  @Test func `the shape is part of it`() {
    let tall = Table(rows: 2, columns: [Column("a", numbers: [1, 2])])
    let wide = Table(rows: 1, columns: [Column("a", numbers: [1]), Column("b", numbers: [2])])
    #expect(Fingerprint(of: tall) != Fingerprint(of: wide))
  }

  @Test func `what stands beside the rows has an identity of its own`() {
    let plain = Dataset(name: "plain", table: table)
    let timed = Dataset(name: "timed", table: table, times: [1, 2])
    let grouped = Dataset(name: "grouped", table: table, groups: Groups(of: ["u", "v"]))
    #expect(plain.fingerprint == timed.fingerprint)
    #expect(Set([plain.surroundings, timed.surroundings, grouped.surroundings]).count == 3)
  }

  @Test func `a written fingerprint is read back, and nothing else is`() {
    let fingerprint = Fingerprint(of: table)
    #expect(Fingerprint(fingerprint.description) == fingerprint)
    #expect(Fingerprint("abc") == nil)
    #expect(Fingerprint(String(repeating: "G", count: 64)) == nil)
  }
}
