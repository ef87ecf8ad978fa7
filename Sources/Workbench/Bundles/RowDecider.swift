import Decisions
import Vocabulary

/// Decides scored rows by a policy that has tiers, in their order.
struct RowDecider: Sendable {
  private var run: PolicyRun
  private let goesByTime: Bool
  private var latest = Int64.min

  /// - Returns: `nil` where the policy has no tiers.
  /// - Parameter known: What it will be told of rows beside their scores.
  init?(_ policy: Policy?, knowing known: Set<RowFact>) throws(BundleError) {
    guard let policy, !policy.tiers.isEmpty else { return nil }
    for fact in policy.needs where !known.contains(fact) {
      let lacking = PolicyError.lacking(fact, policy: policy.name)
      throw .cannot(
        "\(lacking)" + (fact == .time ? "; say with '--time' which column has them" : ""))
    }
    run = PolicyRun(of: policy)
    goesByTime = policy.needs.contains(.time)
  }

  /// What becomes of each row of a block that follows the one before.
  mutating func decisions(on block: ScoredBlock) throws -> [Decision] {
    var decisions: [Decision] = []
    decisions.reserveCapacity(block.numbers.count)
    for place in block.numbers.indices {
      let time = block.times?[place]
      if goesByTime, let time {
        guard time >= latest else {
          throw BundleError.cannot(
            "row \(block.numbers[place]) happened before the row above it, and the policy '\(run.policy.name)' goes by time;"
              + " sort the rows by it")
        }
        latest = time
      }
      decisions.append(
        try run.decide(
          ScoredRow(
            block.scores[place], confidence: block.confidences?[place], time: time,
            group: block.groups?[place], standing: block.standings?[place])))
    }
    return decisions
  }
}
