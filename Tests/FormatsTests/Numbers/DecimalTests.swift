import Foundation
import TestKit
import Testing

@testable import Formats
@testable import Machine

struct DecimalTests {
  /// What the C library makes of the text.
  private func strtod(_ text: String) -> Double { unsafe Foundation.strtod(text, nil) }

  private func parsed(_ text: String) -> Double? { Double(ascii: Array(text.utf8).span) }

  @Test(arguments: [
    "0", "-0", "1", "+1", "12.5", ".5", "5.", "-.5e-3", "1e22", "1e23", "9007199254740993",
    "9007199254740992.5", "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "-1e999999",
    "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.2250738585072011e-308",
    "2.2250738585072014e-308", "1e-400", "0e999999999999", "123456789012345678901234567890",
    "0.000000000000000000000000000001234567890123456789", "8.5", "9007199254740991.5",
    "1090544144181609348671888949248", "18446744073709551615", "00000000000000000000000012.5e1",
    "7.2057594037927933e16", "6.631236846766476e-316", "3e-1000000000000000000000",
    "2.2250738585072011360574097967091319759348195463516456480234261097248222220210769455165295239081"
      + "350879141491589130396211068700864386945946455276572074078206217433799881410632673292535522868"
      + "813721490129811224514518898490572223072852551331557550159143974763979834118019993239622816e-308",
  ])
  func `a number has the bits that strtod gives`(text: String) throws {
    #expect(try #require(parsed(text)).bitPattern == strtod(text).bitPattern)
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "--1", "+-1", "1x", "inf", "nan", "0x10", "1 ", " 1",
    "1e5.",
    "1.2.3", "1,5",
  ])
  func `what is no number is none`(text: String) {
    #expect(parsed(text) == nil)
  }

  @Test func `random bits are read back from every spelling`() {
    var chance = Chance(1)
    var wrong: [String] = []
    let rounds = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1" ? 20_000_000 : 20_000
    for _ in 0..<rounds {
      let value = Double(bitPattern: chance.next())
      guard value.isFinite else { continue }
      let digits = Int.random(in: 0...24, using: &chance)
      for text in [value.description, String(format: "%.\(digits)e", value)]
      where parsed(text)?.bitPattern != strtod(text).bitPattern { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test func `random digits with random exponents have the bits that strtod gives`() {
    var chance = Chance(2)
    var wrong: [String] = []
    for _ in 0..<50_000 {
      let digits = Int.random(in: 1...22, using: &chance)
      var text = String((0..<digits).map { _ in "0123456789".randomElement(using: &chance) ?? "0" })
      text.insert(".", at: text.indices.randomElement(using: &chance) ?? text.startIndex)
      if Bool.random(using: &chance) { text += "e\(Int.random(in: -345...310, using: &chance))" }
      if parsed(text)?.bitPattern != strtod(text).bitPattern { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test func `numbers half-way between two Doubles go to the even one`() {
    var chance = Chance(3)
    var wrong: [String] = []
    for _ in 0..<20_000 {
      let mantissa = UInt64.random(in: 1 << 52..<1 << 53, using: &chance)
      let half = mantissa * 2 + 1
      for text in [
        "\(half)", "\(mantissa).5", "\(half)e-1", "\(UInt64(mantissa)).50000000000000001",
      ]
      where parsed(text)?.bitPattern != strtod(text).bitPattern { wrong.append(text) }
    }
    #expect(wrong == [])
  }
}
