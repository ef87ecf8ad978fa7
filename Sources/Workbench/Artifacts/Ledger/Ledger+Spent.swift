import Vocabulary

/// How much was looked at of the rows of a data set.
public struct SpentRows: Sendable, Equatable {
  public let dataset: String
  /// The fingerprint of the data set.
  public let data: String
  public let event: LedgerEntry.Event
  /// How many different candidates were compared or measured.
  public let candidates: Int
  public let runs: Int
  /// When that was last.
  public let latest: String
}

extension Ledger {
  /// How spent the rows of every data set are, in the order in which they were first looked at.
  public var spent: [SpentRows] {
    var order: [(data: String, event: LedgerEntry.Event)] = []
    for entry in entries {
      guard let look = entry.looked else { continue }
      let isKnown = order.contains { $0.data == look.data && $0.event == entry.event }
      if !isKnown { order.append((look.data, entry.event)) }
    }
    return order.compactMap { data, event in
      Self.spent(entries, of: data, event)
    }
  }

  /// - Parameter known: Candidates that are not counted, nor runs that looked at none but these.
  private static func spent(
    _ entries: some Sequence<LedgerEntry>, of data: String, _ event: LedgerEntry.Event,
    without known: Set<String> = []
  ) -> SpentRows? {
    let own = entries.filter { entry in
      entry.event == event && entry.looked?.data == data
        && !(entry.looked?.candidates.allSatisfy { known.contains($0.id) } ?? true)
    }
    guard let last = own.last, let look = last.looked else { return nil }
    let candidates = Set(own.flatMap { $0.looked?.candidates.map(\.id) ?? [] })
    return SpentRows(
      dataset: look.dataset, data: data, event: event,
      candidates: candidates.subtracting(known).count, runs: Set(own.map(\.run)).count,
      latest: last.time)
  }

  /// What had been looked at of a data set before a run, beside the candidates of its own.
  public func before(_ run: String, of data: String) -> Before {
    let earlier = entries.prefix { $0.run != run || $0.looked == nil }
    let own = entries.filter { $0.run == run && $0.looked?.data == data }
      .flatMap { $0.looked?.candidates.map(\.id) ?? [] }
    let choosing = earlier.filter { $0.event == .validation && $0.looked?.data == data }
    return Before(
      validation: Self.spent(earlier, of: data, .validation, without: Set(own)),
      test: Self.spent(earlier, of: data, .test, without: Set(own)),
      mostChoosing: choosing.compactMap { $0.looked?.choose }.max())
  }

  public struct Before: Sendable, Equatable {
    public let validation: SpentRows?
    public let test: SpentRows?
    /// The largest share of the ordinary validation rows that a run let choose.
    public let mostChoosing: Double?
  }
}
