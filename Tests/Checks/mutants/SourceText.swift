import Foundation
import SwiftSyntax

/// The bytes of a source file, by offset, by line and by node.
struct SourceText {
  let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The number of the line, from 1, that an offset lies in.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The offset of a line and a column in bytes, both from 1; the last one if there is no such place.
  func offset(line: Int, column: Int) -> Int {
    min(starts[min(max(line, 1), starts.count) - 1] + column - 1, bytes.count)
  }

  /// A line without what it is indented by.
  func trimmedLine(_ line: Int) -> String {
    let end = line < starts.count ? starts[line] : bytes.count
    return text(starts[line - 1]..<end).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A node's text in which the text of some nodes in it is another.
  func text(of node: some SyntaxProtocol, with others: [(Syntax, String)]) -> String {
    var (result, place) = ("", node.bytes.lowerBound)
    for (inner, other) in others.sorted(by: { $0.0.bytes.lowerBound < $1.0.bytes.lowerBound }) {
      result += text(place..<inner.bytes.lowerBound) + other
      place = inner.bytes.upperBound
    }
    return result + text(place..<node.bytes.upperBound)
  }
}

extension SyntaxProtocol {
  /// Where the node stands in its file, without what is around it.
  var bytes: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }

  /// The node's text, in full.
  var source: String { trimmedDescription }

  /// The node's text on one line, its middle left out where it is long.
  var brief: String {
    let line = trimmedDescription.oneLine.trimmingCharacters(in: .whitespaces)
    return line.count <= 70 ? line : "\(line.prefix(40)) … \(line.suffix(25))"
  }
}

extension String {
  /// The text with one blank for each stretch of blanks and ends of lines.
  var oneLine: String { replacing(/\s+/, with: " ") }
}
