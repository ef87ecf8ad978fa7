public import Artifacts
import Numerics
public import Specs
import Vocabulary

/// Which rows of a validation part choose among candidates, and which carry promises of the chosen one.
///
/// The role of a row, or of the group that it belongs to, hangs on nothing but its number in the data set:
/// whatever seed, split or run divides the rows, one that carries promises never helped to choose.
public struct ValidationRoles: Sendable, Equatable {
  /// Where the rows that choose stand in the part: all anomalies, and some of the others.
  public let choosing: [Int]
  /// Where the rows stand that chose nothing.
  public let calibrating: [Int]

  /// Fewer choosing units than this choose badly; then all do, and nothing is promised.
  static let fewestChoosing = 10.0

  public init(of rows: KnownRows, by setting: ValidationSetting) {
    let others = rows.labels.values.indices.filter { rows.labels[$0] != .anomaly }
    let units = Set(others.map { rows.unit(of: $0) }).count
    guard setting.choose * Double(units) >= Self.fewestChoosing else {
      choosing = Array(0..<rows.count)
      calibrating = []
      return
    }
    var (chosen, kept): ([Int], [Int]) = ([], [])
    for place in 0..<rows.count {
      let chance = Self.chance(of: rows.unit(of: place))
      if rows.labels[place] == .anomaly || chance < setting.choose {
        chosen.append(place)
      } else if chance >= 1 - setting.calibrate {
        kept.append(place)
      }
    }
    (choosing, calibrating) = (chosen, kept)
  }

  /// A number from 0 up to 1 that belongs to a unit for good.
  private static func chance(of unit: Int) -> Double {
    var generator = Seed(0x0A55_A7).split("validation role", unit).generator()
    return generator.uniform()
  }
}

extension KnownRows {
  /// What a row is drawn with: its group, or itself where it has none. Rows on their own are below 0.
  fileprivate func unit(of place: Int) -> Int {
    if let group = groups?[place], group >= 0 { return Int(group) }
    return -1 - numbers[place]
  }

  /// Some of the rows, by their places.
  public func gathering(_ places: [Int]) -> KnownRows {
    KnownRows(
      numbers: places.map { numbers[$0] }, labels: Labels(places.map { labels[$0] }),
      times: times.map { times in places.map { times[$0] } },
      groups: groups.map { groups in places.map { groups[$0] } },
      costs: costs.map { column in places.map { column[$0] } },
      standings: standings.map { all in places.map { all[$0] } })
  }
}
