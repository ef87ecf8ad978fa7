import Scoring
public import Vocabulary

/// One trial of every candidate on the same rows: what a contest is made of.
public struct Heat: Sendable {
  /// Where each row stands in the data set, so that a row of two heats is known to be the same.
  public let rows: [Int]
  public let labels: Labels
  /// A code for each row, where rows of one code belong together; a row with one below 0 stands alone.
  public let groups: [Int32]?
  /// The seed of the trials; heats of one seed, such as its folds, have the same chance in common.
  public let seed: Int
  /// The scores of the rows by each candidate.
  public let scores: [Scores]

  public init(
    rows: [Int], labels: Labels, groups: [Int32]? = nil, seed: Int, scores: [Scores]
  ) {
    precondition(rows.count == labels.count, "each row of a heat has a label")
    precondition(groups.map { $0.count == rows.count } ?? true, "each row has a group, or none has")
    precondition(scores.allSatisfy { $0.count == rows.count }, "each candidate scores each row")
    self.rows = rows
    self.labels = labels
    self.groups = groups
    self.seed = seed
    self.scores = scores
  }
}

/// What is drawn again as a whole: a row, or all rows of one entity, over several heats.
struct HeatUnits {
  /// The unit of each row of each heat.
  let ofRows: [[Int]]
  let count: Int
  /// The units that hold an anomaly, and those that hold none.
  let strange: [Int]
  let ordinary: [Int]
  /// How many units hold an ordinary row.
  let holdingOrdinary: Int
  /// Whether units are entities rather than rows.
  let areGroups: Bool

  init(_ heats: [Heat]) {
    var names: [Int: Int] = [:]
    var (isStrange, isPlain): ([Bool], [Bool]) = ([], [])
    ofRows = heats.map { heat in
      heat.rows.indices.map { place in
        let row = heat.rows[place]
        let code = heat.groups.map { Int($0[place]) } ?? -1
        // Rows on their own have the names below 0.
        let key = code < 0 ? -row - 1 : code
        let unit = names[key] ?? names.count
        if unit == names.count {
          names[key] = unit
          isStrange.append(false)
          isPlain.append(false)
        }
        switch heat.labels[place] {
        case .anomaly: isStrange[unit] = true
        case .ordinary: isPlain[unit] = true
        case .unknown: break
        }
        return unit
      }
    }
    count = names.count
    strange = isStrange.indices.filter { isStrange[$0] }
    ordinary = isStrange.indices.filter { !isStrange[$0] && isPlain[$0] }
    holdingOrdinary = isPlain.count { $0 }
    areGroups = heats.contains { $0.groups?.contains { $0 >= 0 } ?? false }
  }

  /// Units of the rarer kind, less one: how many independent facts a spread is estimated from.
  var freedom: Double { Double(min(strange.count, holdingOrdinary) - 1) }
}
