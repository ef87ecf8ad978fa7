import Artifacts
import Evaluation

/// A finding before it is known how many tests were made beside it.
struct Draft {
  /// How likely it is at most that equals are told apart by any of the comparisons.
  static let significance = 0.05

  /// How likely so large a change is between equals; `nil` where nothing was tested.
  let p: Double?
  /// The finding, by the tests that were made.
  let finish: (Tests) -> GateRecord.Finding

  /// What is to be known of all tests for the last word on one.
  struct Tests {
    /// The p-value of this one, adjusted for all.
    let p: Double
    let count: Int

    /// How small a p-value must be at most to count, were it the smallest of all.
    var strictest: Double { Draft.significance / Double(max(1, count)) }
  }

  init(p: Double? = nil, finish: @escaping (Tests) -> GateRecord.Finding) {
    self.p = p
    self.finish = finish
  }

  init(_ finding: GateRecord.Finding) {
    self.init { _ in finding }
  }

  /// The findings of some drafts, whose tests are held to `Draft.significance` together.
  static func finished(_ drafts: [Draft]) -> [GateRecord.Finding] {
    let tested = drafts.indices.filter { drafts[$0].p != nil }
    let adjusted = holmAdjusted(tested.compactMap { drafts[$0].p })
    let byPlace = Dictionary(uniqueKeysWithValues: zip(tested, adjusted))
    return drafts.enumerated().map { place, draft in
      draft.finish(Tests(p: byPlace[place] ?? 1, count: tested.count))
    }
  }
}
