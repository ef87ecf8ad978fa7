public import Vocabulary

/// What a split may know of rows: what stands beside their values, never the values.
public struct RowFacts: Sendable, Equatable {
  public let count: Int
  /// What is known of each row; all unknown where there are no labels.
  public let labels: Labels
  /// The name of each anomaly's kind, where kinds are known.
  public let kinds: [String?]?
  /// When each row happened, in milliseconds since 1970.
  public let times: [Int64]?
  /// Whom each row belongs to, such as a user or a device.
  public let groups: Groups?
  /// Which rows nobody is to learn from; `nil` where all may be learned from.
  public let withheld: [Bool]?

  public init(
    count: Int, labels: Labels? = nil, kinds: [String?]? = nil, times: [Int64]? = nil,
    groups: Groups? = nil, withheld: [Bool]? = nil
  ) {
    precondition(labels.map { $0.count == count } ?? true, "a label for each row")
    precondition(kinds.map { $0.count == count } ?? true, "a kind for each row")
    precondition(times.map { $0.count == count } ?? true, "a time for each row")
    precondition(groups.map { $0.codes.count == count } ?? true, "a group for each row")
    precondition(withheld.map { $0.count == count } ?? true, "a withheld mark for each row")
    self.count = count
    self.labels = labels ?? Labels(Array(repeating: .unknown, count: count))
    self.kinds = kinds
    self.times = times
    self.groups = groups
    self.withheld = withheld
  }
}

extension RowFacts {
  /// What stands beside the rows of a dataset.
  public init(_ dataset: Dataset) {
    self.init(
      count: dataset.rows, labels: dataset.labels, kinds: dataset.kinds, times: dataset.times,
      groups: dataset.groups, withheld: dataset.withheld)
  }

  /// The facts of the rows at `indices`, in that order.
  public func gathering(_ indices: [Int]) -> RowFacts {
    RowFacts(
      count: indices.count, labels: labels.gathering(indices),
      kinds: kinds.map { kinds in indices.map { kinds[$0] } },
      times: times.map { times in indices.map { times[$0] } },
      groups: groups?.gathering(indices),
      withheld: withheld.map { all in indices.map { all[$0] } })
  }
}
