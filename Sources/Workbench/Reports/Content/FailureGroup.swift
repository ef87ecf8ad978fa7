public import Artifacts

/// Trials of one detector on one data set that have no result for the same reason.
public struct FailureGroup: Sendable, Equatable {
  public let dataset: String
  public let detector: String
  public let isControl: Bool
  public let reason: String
  /// In the order of the record.
  public let trials: [String]

  /// The groups of some trials, in the order of the first of each.
  public static func groups(of failures: [SummaryRecord.Failure]) -> [FailureGroup] {
    var groups: [FailureGroup] = []
    var places: [[String]: Int] = [:]
    for failure in failures {
      let key = [failure.dataset, failure.detector, failure.reason]
      let place = places[key] ?? groups.count
      places[key] = place
      let before = place < groups.count ? groups[place].trials : []
      let group = FailureGroup(
        dataset: failure.dataset, detector: failure.detector,
        isControl: failure.identity.isControl, reason: failure.reason,
        trials: before + [failure.trial])
      if place < groups.count { groups[place] = group } else { groups.append(group) }
    }
    return groups
  }
}
