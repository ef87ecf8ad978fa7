/// The identity of a dataset's rows: equal for equal values and labels, whatever they were read from.
///
/// It is the SHA-256 of these bytes, all numbers little-endian:
///
/// 1. the number of rows and the number of columns, each as `UInt64`;
/// 2. the cells row by row, in a row column by column:
///    a number as `Double`, with −0 as 0;
///    a moment as `Double` milliseconds since 1970;
///    a category or a text as the length of its UTF-8 as `UInt64`, then the UTF-8;
///    a missing cell of any type as the one NaN `0x7ff8000000000000`;
/// 3. a byte a row: 0 ordinary, 1 anomaly, 255 unknown. Rows without labels are all unknown.
///
/// Names, paths, and what stands beside the rows (times, groups, ids) are not part of it. The room that
/// hashes computes it.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public let description: String

  /// Takes a fingerprint that was written down before.
  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ Self.digits.contains($0) }) else {
      return nil
    }
    description = text
  }

  private static let digits = Set("0123456789abcdef".utf8)
}
