import Forms
import Numerics
import Vocabulary

/// A staircase over reference scores: how large a share of them a score exceeds. Scores that are equal but for
/// rounding share an edge.
public struct StepMap: Sendable, Equatable {
  /// The distinct reference scores, ascending.
  public let edges: [Double]
  /// The value from each edge on; below the first edge it is 0.
  public let values: [Double]
  /// Whether a score equal to an edge has already taken its step.
  public let includesEdge: Bool

  init(edges: [Double], values: [Double], includesEdge: Bool) {
    self.edges = edges
    self.values = values
    self.includesEdge = includesEdge
  }

  fileprivate init(counting scores: [Double], of total: Int, includesEdge: Bool) {
    var edges: [Double] = []
    var values: [Double] = []
    for (index, score) in scores.sorted().enumerated() {
      if let last = edges.last, Rounding(of: last).areEqual(last, score) {
        // The step is taken by all of them or by none.
        if !includesEdge { edges[edges.count - 1] = score }
      } else {
        edges.append(score)
        values.append(0)
      }
      values[values.count - 1] = Double(index + 1) / Double(total)
    }
    self.init(edges: edges, values: values, includesEdge: includesEdge)
  }

  func callAsFunction(_ score: Double) -> Double {
    let steps = edges.partitioned { includesEdge ? $0 <= score : $0 < score }
    return steps == 0 ? 0 : values[steps - 1]
  }
}

/// The empirical distribution function: the share of reference scores that are at most the score.
struct EmpiricalScale: ScoreMapMethod {
  static let name = "ecdf"
  static let help = "The share of reference scores that are at most the score."
  static let meaning = ScoreMeaning.rank

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let scores = try reference.values()
    return .steps(StepMap(counting: scores, of: scores.count, includesEdge: true))
  }
}

/// One minus the conformal p-value: with p = (1 + #{reference ≥ score}) / (*n* + 1), what is left is the
/// number of reference scores strictly below the score, over *n* + 1.
///
/// It never reaches 1: among *n* ordinary rows nothing stranger than 1 in *n* + 1 can be told.
struct ConformalScale: ScoreMapMethod {
  static let name = "conformal"
  static let help = "One minus the conformal p-value."
  static let meaning = ScoreMeaning.pValue

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let scores = try reference.values()
    return .steps(StepMap(counting: scores, of: scores.count + 1, includesEdge: false))
  }
}

extension ScoreMapKind {
  public static let ecdf = usual(EmpiricalScale.self)
}
