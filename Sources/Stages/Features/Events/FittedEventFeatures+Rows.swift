public import Vocabulary

extension FittedEventFeatures {
  /// The rows of all events of a recording that have one, each with what is known of the events that it
  /// speaks of; rows of one moment stand in the order of their names.
  public func rows(of recording: Recording) -> Dataset {
    let rows = placed(in: recording).sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    let groups = rows.compactMap { recording.events[$0.event].group }
    let standings = rows.compactMap(\.row.standing)
    var provenance = recording.provenance
    provenance.noteView(description)
    provenance.notes =
      notes + provenance.notes + [Self.unspoken(of: recording, by: rows)].compactMap(\.self)
    return Dataset(
      name: recording.name,
      table: Table(
        rows: rows.count,
        columns: names.indices.map { column in
          Column(names[column], numbers: rows.map { $0.row.values[column] })
        }),
      labels: recording.labels.map { labels in Labels(rows.map { labels.joined($0.row.events) }) },
      kinds: recording.kinds.map { kinds in
        rows.map { row in row.row.events.lazy.compactMap { kinds[$0] }.first }
      },
      times: rows.map(\.time),
      groups: groups.count == rows.count ? Groups(of: groups) : nil, ids: rows.map(\.id),
      withheld: recording.withheld.map { withheld in
        rows.map { !$0.row.events.isEmpty && $0.row.events.allSatisfy { withheld[$0] } }
      }, standings: standings.isEmpty ? nil : standings, provenance: provenance)
  }

  /// What must be said where an event is known to be an anomaly and no row speaks of it.
  private static func unspoken(of recording: Recording, by rows: [PlacedRow]) -> String? {
    guard let labels = recording.labels else { return nil }
    let spoken = Set(rows.flatMap(\.row.events))
    let lost = recording.events.indices.count { labels[$0] == .anomaly && !spoken.contains($0) }
    guard lost > 0 else { return nil }
    return
      "\(lost) \(lost == 1 ? "line is an anomaly" : "lines are anomalies") of which no row speaks"
  }

  /// The rows of all events, in the order in which they are said.
  private func placed(in recording: Recording) -> [PlacedRow] {
    var view = begin()
    var rows: [PlacedRow] = []
    for (number, event) in recording.events.enumerated() {
      rows += view.due(before: event.time).map { PlacedRow($0, seenAt: number, in: recording) }
      if let row = view.see(event) { rows.append(PlacedRow(row, seenAt: number, in: recording)) }
    }
    let last = recording.events.count - 1
    return rows + view.due(before: nil).map { PlacedRow($0, seenAt: last, in: recording) }
  }
}

/// A row with its place in a recording.
private struct PlacedRow {
  let event: Int
  let time: Int64
  let id: String
  let row: EventRow

  init(_ row: EventRow, seenAt number: Int, in recording: Recording) {
    self.row = row
    event = row.place?.event ?? number
    time = row.place?.time ?? recording.events[event].time
    id = row.id ?? recording.ids?[event] ?? "\(event)"
  }
}

extension Labels {
  /// What is known of several events as of one: an anomaly if one of them is, unknown if one may be.
  fileprivate func joined(_ events: [Int]) -> Label {
    let all = events.map { self[$0] }
    return all.contains(.anomaly) ? .anomaly : all.contains(.unknown) ? .unknown : .ordinary
  }
}

extension Provenance {
  /// Notes how events were made rows: as part of the recipe of what was made, else as a conversion.
  fileprivate mutating func noteView(_ description: String) {
    if case .generated(let recipe) = origin {
      origin = .generated("\(recipe), \(description)")
    } else {
      conversions.append(description)
    }
  }
}
