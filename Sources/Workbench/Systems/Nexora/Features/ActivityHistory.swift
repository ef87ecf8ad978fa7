import Vocabulary

/// What the service still knew of an entity's activities when it wrote a snapshot: moments, or records with numbers.
struct ActivityHistory {
  private let records: [Record]
  private let sight: Sight

  struct Record {
    let time: Int64
    /// What it says beside the moment; `nil` of a bare one.
    let fields: EventFields?
  }

  init(_ sight: Sight) {
    self.sight = sight
    guard case .list(let cells)? = sight.event[HistoryLines.field] else {
      records = []
      return
    }
    records = cells.compactMap { cell in
      switch cell {
      case .integer(let moment): Record(time: Int64(moment), fields: nil)
      case .fields(let fields):
        if case .integer(let moment)? = fields[HistoryLines.moment] {
          Record(time: Int64(moment), fields: fields)
        } else {
          nil
        }
      case .number, .flag, .text, .list, .missing: nil
      }
    }.sorted { $0.time < $1.time }
  }

  /// Its moments that lie not after the snapshot.
  var moments: Moments {
    Moments(records.map(\.time).filter { $0 <= sight.event.time }, at: sight)
  }

  /// The records of the last hours; as deployed, also those that lie after the snapshot.
  func records(lastHours hours: Double, _ variant: NexoraVariant) -> [Record] {
    let first = Double(sight.event.time) - hours * 3_600_000
    return records.filter { record in
      Double(record.time) >= first && (variant == .deployed || record.time <= sight.event.time)
    }
  }
}

extension Sight {
  var history: ActivityHistory { ActivityHistory(self) }
}
