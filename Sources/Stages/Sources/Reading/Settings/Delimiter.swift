import Machine
public import Vocabulary

/// The character between the fields of a record.
public struct Delimiter: Sendable, Hashable {
  public let byte: UInt8

  /// Takes one character of ASCII that can be no part of a number, a quote or the end of a line.
  public init(_ text: String) throws(SettingError) {
    let names = ["tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|"]
    let character = Array((names[text] ?? text).utf8)
    guard character.count == 1, character[0] < 128, !Self.refused.contains(character[0]) else {
      throw SettingError(
        "delimiter", mustBe: "one character such as ',' or a tab, no letter, digit, quote or sign",
        not: "'\(text)'")
    }
    byte = character[0]
  }

  /// What stands between the fields of a file that is written under `name`: a comma unless it says more.
  init(name: String) {
    let ending = Paths.ending(of: name)
    switch ending == "gz" ? Paths.ending(of: Paths.stem(of: name)) : ending {
    case "tsv", "tab": self = .tab
    case "psv": self = .pipe
    default: self = .comma
    }
  }

  private init(byte: UInt8) { self.byte = byte }

  private static let refused = Set("\"'\r\n.+-_0123456789".utf8).union(
    UInt8(ascii: "a")...UInt8(ascii: "z")
  )
  .union(UInt8(ascii: "A")...UInt8(ascii: "Z"))

  public static let comma = Delimiter(byte: UInt8(ascii: ","))
  public static let semicolon = Delimiter(byte: UInt8(ascii: ";"))
  public static let tab = Delimiter(byte: UInt8(ascii: "\t"))
  public static let pipe = Delimiter(byte: UInt8(ascii: "|"))
  public static let space = Delimiter(byte: UInt8(ascii: " "))
}
