import Decisions
import Vocabulary

/// Puts scored rows into the tiers of a policy, in their order.
struct TierTeller: Sendable {
  private var run: PolicyRun
  private let goesByTime: Bool
  private var latest = Int64.min

  /// - Returns: `nil` where the policy has no tiers.
  /// - Parameter knowsTimes: Whether it will be told when rows happened.
  init?(_ policy: Policy?, knowsTimes: Bool) throws(BundleError) {
    guard let policy, !policy.tiers.isEmpty else { return nil }
    for fact in policy.needs where fact != .sensitivity && !(fact == .time && knowsTimes) {
      let lacking = PolicyError.lacking(fact, policy: policy.name)
      throw .cannot(
        "\(lacking)" + (fact == .time ? "; say with '--time' which column has them" : ""))
    }
    run = PolicyRun(of: policy)
    goesByTime = policy.needs.contains(.time)
  }

  /// The tier of each row of a block that follows the one before; `nil` for those that are in none.
  mutating func tiers(of block: ScoredBlock) throws -> [String?] {
    var tiers: [String?] = []
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
      tiers.append(try run.decide(ScoredRow(block.scores[place], time: time)).tier)
    }
    return tiers
  }
}
