public import Formats
import Foundation
import Machine
public import Vocabulary

/// The order in which scores put rows, with nothing of how large they are: a rank a row, 0 for the lowest and the same
/// for equal scores.
///
/// It is all that a metric of rankings and a cut depend on, in as few bits as there are ranks.
public struct PackedRanks: Sendable, Equatable {
  public let ranks: [Int]
  /// How many different scores there are.
  public let distinct: Int

  public init(_ scores: Scores) {
    let order = scores.values.indices.sorted { scores[$0] < scores[$1] }
    var ranks = [Int](repeating: 0, count: scores.count)
    var rank = -1
    for (place, row) in order.enumerated() {
      if place == 0 || scores[row] != scores[order[place - 1]] { rank += 1 }
      ranks[row] = rank
    }
    self.ranks = ranks
    distinct = rank + 1
  }

  private init(ranks: [Int], distinct: Int) {
    self.ranks = ranks
    self.distinct = distinct
  }

  /// Scores that put the rows in this order.
  public var scores: Scores { Scores(ranks.map(Double.init)) }

  /// 1 for each row that alarms where all from a rank on do, and 0 for the others.
  public func verdicts(alarmingFrom rank: Int) -> Scores {
    Scores(ranks.map { $0 >= rank ? 1 : 0 })
  }

  /// The lowest rank whose rows score above a threshold; `distinct` where none does.
  ///
  /// - Parameter scores: Those that the ranks were made of.
  public func rank(above threshold: Double, among scores: Scores) -> Int {
    zip(ranks, scores.values).lazy.filter { $0.1 > threshold }.map(\.0).min() ?? distinct
  }
}

/// `rows`, `distinct`, and the ranks one after the other, each in as many bits as the highest needs, the lowest bit
/// first, in base64.
extension PackedRanks: Recorded {
  public static let fields = Fields(
    { $0 }, Field<PackedRanks, PackedRanks>(among: \.self, write: write, read: read))

  /// More rows than this are no ranks but an error, or an attack: where all are equal, they take no bits at all.
  private static let mostRows = 1 << 27

  private static func width(_ distinct: Int) -> Int {
    distinct < 2 ? 0 : Int.bitWidth - (distinct - 1).leadingZeroBitCount
  }

  private static func write(_ packed: PackedRanks, among members: inout JSON.Object) {
    let width = width(packed.distinct)
    var bytes = [UInt8](repeating: 0, count: (packed.ranks.count * width + 7) / 8)
    for (row, rank) in packed.ranks.enumerated() {
      for bit in 0..<width where rank >> bit & 1 == 1 {
        let place = row * width + bit
        bytes[place / 8] |= 1 << UInt8(place % 8)
      }
    }
    members["rows"] = JSON(packed.ranks.count)
    members["distinct"] = JSON(packed.distinct)
    members["ranks"] = .text(Data(bytes).base64EncodedString())
  }

  private static func read(_ reader: JSONReader) throws(FileError) -> PackedRanks {
    let (rows, distinct) = (try reader["rows"].int(), try reader["distinct"].int())
    let packed = try reader["ranks"]
    guard let bytes = Data(base64Encoded: try packed.text()).map([UInt8].init),
      (0...mostRows).contains(rows), (min(rows, 1)...rows).contains(distinct),
      bytes.count == (rows * width(distinct) + 7) / 8
    else { throw packed.error("these are not \(rows) ranks below \(distinct)") }
    let width = width(distinct)
    let ranks = (0..<rows).map { row in
      (0..<width).reduce(0) { rank, bit in
        let place = row * width + bit
        return rank | Int(bytes[place / 8] >> UInt8(place % 8) & 1) << bit
      }
    }
    guard ranks.allSatisfy({ $0 < max(1, distinct) }) else {
      throw packed.error("a rank is not below \(distinct)")
    }
    return PackedRanks(ranks: ranks, distinct: distinct)
  }
}
