import Formats
import Machine
public import Vocabulary
import Wording

extension Recording {
  /// Reads JSON Lines, one object an event, whether they were recorded or made.
  ///
  /// A member of an object is a field of its own, `outer.inner`; lists stay together, and what is null is
  /// missing. Events are brought in the order of time, those of one moment in that of their lines; how many
  /// lines came late is noted.
  ///
  /// - Parameter settings: Which members stand beside the fields: time (`time` where nothing is said), group, id,
  ///   kind and label. An event without an id is called by the name of its file and its line: `a.jsonl:7`.
  public init(
    reading path: String, _ settings: ReadingSettings = ReadingSettings()
  ) throws(DatasetError) {
    var settings = settings
    settings.format = .jsonl
    settings.time = settings.time ?? TimeSettings(column: "time")
    let source = TextSource(path, settings.encoding)
    var assembly = try Assembly(
      JSONLinesTable(source: source, settings: settings, only: settings.membersBeside).read(),
      settings)
    let label = try assembly.labelColumn()
    let beside = try assembly.beside(label: label)
    guard let times = beside.times else { preconditionFailure("a recording has times") }
    let fields = try source.fields(
      of: times.count, without: Set(settings.roles + [label].compactMap(\.self)))
    let file = Paths.name(of: path)
    let raw = assembly.raw
    let ids = beside.ids ?? times.indices.map { "\(file):\(raw.line(of: $0) ?? $0 + 1)" }
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    self.init(
      name: Paths.dataName(of: path),
      events: order.map {
        Event(time: times[$0], group: beside.groups?[$0], fields: fields[$0])
      },
      labels: beside.labels?.gathering(order),
      kinds: beside.kinds.map { kinds in order.map { kinds[$0] } }, ids: order.map { ids[$0] },
      grouping: settings.group,
      provenance: Provenance(
        .file(path), sources: [try Provenance.Source(reading: path)],
        notes: assembly.notes + [LateLines(of: times).note].compactMap(\.self)))
  }
}

extension ReadingSettings {
  /// The members that may stand beside the fields.
  fileprivate var membersBeside: Set<String> {
    Set(roles).union(label == .conventional ? LabelSettings.usualNames : [])
  }
}

extension TextSource {
  /// The fields of each of `count` events, all members but those that stand beside them.
  fileprivate func fields(
    of count: Int, without beside: Set<String>
  ) throws(DatasetError) -> [EventFields] {
    try telling { () throws(FileError) in
      var lines = LineSource(try open())
      var all: [EventFields] = []
      all.reserveCapacity(count)
      while all.count < count, let line = try lines.next() {
        guard let fields = EventFields(try JSON(parsing: Array(line), name: path), without: beside)
        else { throw FileError(.malformed, path, line: lines.line, "two members have one name") }
        all.append(fields)
      }
      return all
    }
  }
}
