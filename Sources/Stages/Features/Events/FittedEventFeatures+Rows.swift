public import Vocabulary

extension FittedEventFeatures {
  /// The rows of all events of a recording that have one, each with what is known of the events that it
  /// speaks of; rows of one moment stand in the order of their names.
  public func rows(of recording: Recording) -> Dataset {
    var view = begin()
    var rows: [(event: Int, id: String, row: EventRow)] = []
    for (number, event) in recording.events.enumerated() {
      guard let row = view.see(event) else { continue }
      rows.append((number, row.id ?? recording.ids?[number] ?? "\(number)", row))
    }
    let time = { (number: Int) in recording.events[number].time }
    rows.sort { (time($0.event), $0.id) < (time($1.event), $1.id) }
    let groups = rows.compactMap { recording.events[$0.event].group }
    var provenance = recording.provenance
    provenance.noteView(description)
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
      times: rows.map { time($0.event) },
      groups: groups.count == rows.count ? Groups(of: groups) : nil, ids: rows.map(\.id),
      provenance: provenance)
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
