import Numerics
import Vocabulary

/// One result of one method.
public struct MethodResult: Sendable, Equatable {
  public let method: String
  public let dataSet: String
  /// The family of related data sets that count once, if it has one.
  public let family: String?
  /// `nil` if the method has no result here.
  public let value: Double?

  public init(method: String, dataSet: String, family: String? = nil, value: Double?) {
    self.method = method
    self.dataSet = dataSet
    self.family = family
    self.value = value
  }
}

/// Methods against blocks: what tests across data sets and leaderboards are made from.
///
/// Results of one method on one data set, such as those of several seeds, are averaged first: a seed is
/// not a block. Data sets of one family are then averaged into one block. A block that some method has no
/// result for is left out, and named.
public struct Scoreboard: Sendable, Equatable {
  /// In the order in which they first appeared.
  public let methods: [String]
  public let blocks: [String]
  /// Blocks for which some method has no result.
  public let excluded: [String]
  /// For each block, the value of each method.
  public let values: [[Double]]
  public let higherIsBetter: Bool

  public init(_ results: [MethodResult], higherIsBetter: Bool = true) {
    let methods = results.map(\.method).uniqued()
    let names = results.map { $0.family ?? $0.dataSet }.uniqued()
    var (blocks, excluded, values): ([String], [String], [[Double]]) = ([], [], [])
    let grouped = Dictionary(grouping: results) { $0.family ?? $0.dataSet }
    for name in names {
      let row = methods.compactMap { method in
        Self.value(
          grouped[name, default: []].filter { $0.method == method }, of: grouped[name] ?? [])
      }
      if row.count == methods.count {
        blocks.append(name)
        values.append(row)
      } else {
        excluded.append(name)
      }
    }
    self.methods = methods
    self.blocks = blocks
    self.excluded = excluded
    self.values = values
    self.higherIsBetter = higherIsBetter
  }

  /// The mean over data sets of the mean over seeds; `nil` if a result of any data set is missing.
  private static func value(_ own: [MethodResult], of all: [MethodResult]) -> Double? {
    let means = all.map(\.dataSet).uniqued().map { dataSet -> Double? in
      let values = own.filter { $0.dataSet == dataSet }.map(\.value)
      let numbers = values.compactMap { $0 }
      return numbers.count == values.count ? numbers.mean : nil
    }
    let numbers = means.compactMap { $0 }
    return numbers.count == means.count ? numbers.mean : nil
  }

  /// For each block, the rank of each method: 1 is best, and values that are equal but for rounding share
  /// the mean of their ranks.
  public var ranks: [[Double]] {
    values.map { block in
      Ranks.average(
        of: Rounding(ofAll: block).merging(higherIsBetter ? block.map { -$0 } : block))
    }
  }

  /// What one method has in each block.
  public func values(of method: Int) -> [Double] { values.map { $0[method] } }

  /// For each block, the first method's value less the second's; 0 where they are equal but for rounding.
  func differences(_ first: Int, _ second: Int) -> [Double] {
    values.map { block in
      Rounding(ofAll: block).areEqual(block[first], block[second])
        ? 0 : block[first] - block[second]
    }
  }

  /// In how many blocks the first method is better than, equal to and worse than the second.
  public func winsTiesLosses(_ first: Int, _ second: Int) -> (wins: Int, ties: Int, losses: Int) {
    let gains = differences(first, second).map { higherIsBetter ? $0 : -$0 }
    return (gains.count { $0 > 0 }, gains.count { $0 == 0 }, gains.count { $0 < 0 })
  }
}
