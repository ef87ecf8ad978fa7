import Advice
import Decisions
import Forms
import Specs

extension Recommender {
  /// Requests and tables as the command line has them.
  init(
    asking requests: [String], tiers: [String] = [], eventsPerDay: Double?,
    tries: Int = Recommender.usualTries
  ) throws {
    self.init(
      try requests.map { try ThresholdMethods.choices.make($0, from: "--threshold") },
      tiers: try tiers.map { try TierRequest($0, from: "--tiers") }, eventsPerDay: eventsPerDay,
      tries: tries)
  }
}
