import Foundation

extension Double {
  /// The number that `text` spells in digits with optional sign, point and exponent, to the same
  /// bits as `strtod`; `nil` where it spells anything else.
  init?(ascii text: borrowing Span<UInt8>) {
    var characters = (0..<text.count).map { CChar(bitPattern: text[$0]) }
    characters.append(0)
    let value: Double? = unsafe characters.withUnsafeBufferPointer { characters in
      guard let start = characters.baseAddress else { return nil }
      var end: UnsafeMutablePointer<CChar>?
      let value = unsafe strtod(start, &end)
      return unsafe end == UnsafeMutablePointer(mutating: start) + characters.count - 1
        ? value : nil
    }
    guard let value, text.count > 0 else { return nil }
    self = value
  }
}
