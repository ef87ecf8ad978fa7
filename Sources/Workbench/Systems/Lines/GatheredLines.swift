import Machine
import Sources
import Vocabulary
import Wording

/// The lines of a recording while they come in.
struct GatheredLines {
  private let file: String
  /// The fields that say when a line was written and to whom it belongs.
  private let time: String
  private let grouping: String?
  private var lines: [Line] = []
  /// The line in which each id stands.
  private var places: [String: Int] = [:]
  /// In how many lines something was filled in.
  var filled = 0
  /// How many lines are no part of the recording.
  var others = 0

  /// A line that is as it should be.
  private struct Line {
    let time: Int64
    let group: String?
    let id: String
    let fields: EventFields
    let label: Label
    let kind: String?
    let isWithheld: Bool
    let answer: EventFields?
  }

  init(file: String, time: String, grouping: String?) {
    self.file = file
    self.time = time
    self.grouping = grouping
  }

  /// Takes in the fields of the next line.
  mutating func add(
    _ named: [(name: String, cell: Cell)], line: Int
  ) throws(LineFault) {
    let fields = EventFields(named)
    let id = fields["id"]?.word ?? "\(Paths.name(of: file)):\(line)"
    if let earlier = places.updateValue(line, forKey: id) {
      throw LineFault(
        "id", found: "'\(id)', which line \(earlier) has too", wanted: "ids that differ")
    }
    // Where no line has to say when it was written, their order stands for it.
    let moment = if case .integer(let moment)? = fields[time] { moment } else { line }
    lines.append(
      Line(
        time: Int64(moment), group: grouping.flatMap { fields[$0]?.word }, id: id,
        fields: EventFields(named.filter(isInside)),
        label: fields.label, kind: fields["kind"]?.word,
        isWithheld: fields["falsePositive"] == .flag(true), answer: fields.answer))
  }

  /// Whether a field is part of an event, and does not stand beside it.
  private func isInside(_ field: (name: String, cell: Cell)) -> Bool {
    ![time, grouping, "id", "label", "kind", "falsePositive"].contains(field.name)
      && !field.name.hasPrefix("recorded.")
  }

  /// The recording of all lines, in order of time and of one moment in their own, with what is known beside them.
  func recording(
    _ filling: LineFilling?, _ feedback: Feedback?
  ) throws(DatasetError) -> Recording {
    guard !lines.isEmpty else {
      throw DatasetError(
        file: file, found: others > 0 ? "no line of those that are read" : "no line",
        wanted: "at least one")
    }
    let order = lines.indices.sorted { (lines[$0].time, $0) < (lines[$1].time, $1) }
    let sorted = order.map { lines[$0] }
    var labels = sorted.map(\.label)
    try feedback?.apply(to: &labels, of: sorted.map(\.id))
    let late = LateLines(of: lines.map(\.time))
    return Recording(
      name: Paths.dataName(of: file),
      events: sorted.map { Event(time: $0.time, group: $0.group, fields: $0.fields) },
      labels: labels.contains { $0 != .unknown } ? Labels(labels) : nil,
      kinds: sorted.contains { $0.kind != nil } ? sorted.map(\.kind) : nil, ids: sorted.map(\.id),
      withheld: sorted.contains(where: \.isWithheld) ? sorted.map(\.isWithheld) : nil,
      answers: sorted.contains { $0.answer != nil } ? sorted.map(\.answer) : nil,
      grouping: grouping, timing: time, provenance: try provenance(late, filling, feedback))
  }

  private func provenance(
    _ late: LateLines, _ filling: LineFilling?, _ feedback: Feedback?
  ) throws(DatasetError) -> Provenance {
    let withheld = lines.count(where: \.isWithheld)
    return Provenance(
      .file(file),
      sources: [try Provenance.Source(reading: file)] + (feedback.map { [$0.source] } ?? []),
      notes: [
        late.note,
        withheld > 0
          ? "\(Phrase.counted(withheld, "line")) marked as false positive, from which nothing is learned"
          : nil,
        filling.map { "\($0.title) filled in \(Phrase.counted(filled, "line"))" },
        others > 0 ? "\(Phrase.counted(others, "line")) of others passed over" : nil,
        feedback?.note,
      ].compactMap(\.self))
  }
}

extension EventFields {
  /// Whether the line says that it is an anomaly.
  fileprivate var label: Label {
    switch self["label"]?.word {
    case "1": .anomaly
    case "0": .ordinary
    default: .unknown
    }
  }

  /// What the system answered; `nil` where the line does not say.
  fileprivate var answer: EventFields? {
    let prefix = "recorded."
    let members = zip(names, cells).filter { $0.0.hasPrefix(prefix) }
      .map { (name: String($0.0.dropFirst(prefix.count)), cell: $0.1) }
    return members.isEmpty ? nil : EventFields(members)
  }
}
