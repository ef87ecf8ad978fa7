/// Texts of others, shown so that no character of theirs does anything: neither moves a cursor, nor colors, nor
/// names a window, nor turns the direction of what follows.
public enum Visible {
  /// The text with a sign in the place of each control character but line breaks and tabs, and of each that
  /// turns or hides: `␛` for an escape, `{U+202E}` for an override of direction.
  public static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { sign(for: $0) != nil }) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if let sign = sign(for: scalar) {
        shown += sign
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func sign(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A: nil
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      "{U+\(hexadecimal(scalar.value))}"
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
