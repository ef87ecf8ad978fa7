import Foundation

extension Double {
  /// The number that `text` spells, to the same bits as `strtod`; `nil` where it spells none.
  ///
  /// A number is an optional sign, digits with an optional point among or around them, and an
  /// optional exponent. Words such as `inf`, and hexadecimal digits, are no numbers here.
  public init?(ascii text: borrowing Span<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 16)
    for index in text.indices { bytes.append(text[index]) }
    self.init(ascii: &bytes)
  }

  /// The same of `text`, which serves as working space.
  init?(ascii text: inout [UInt8]) {
    if text.first == UInt8(ascii: "+"), text.count > 1, text[1] != UInt8(ascii: "-") {
      text.removeFirst()
    }
    let count = text.count
    text.append(contentsOf: repeatElement(0, count: 8))
    let value: Double? = unsafe text.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      var end = unsafe start
      if let number = unsafe DecimalScanner().number(&end) {
        return unsafe end - start == count ? number : nil
      }
      return unsafe Self.parsed(start, count)
    }
    guard let value else { return nil }
    self = value
  }

  /// What `strtod` makes of a number of any length that ends with a zero byte.
  private static func parsed(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
    let characters = unsafe UnsafeBufferPointer(start: start, count: count)
    guard unsafe characters.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return nil }
    return unsafe start.withMemoryRebound(to: CChar.self, capacity: count + 1) { start in
      var end: UnsafeMutablePointer<CChar>?
      let value = unsafe strtod(start, &end)
      return unsafe end.map { unsafe UnsafePointer($0) - start } == count && count > 0 ? value : nil
    }
  }
}
