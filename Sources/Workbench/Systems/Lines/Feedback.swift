import Formats
import Machine
import Sources
import Vocabulary
import Wording

/// What people said of answers afterwards: false positives are ordinary, false negatives are anomalies.
struct Feedback: Sendable {
  let source: Provenance.Source
  private let entries: [Entry]

  private struct Entry {
    let id: String
    let line: Int
    let label: Label
  }

  private static let form = LineForm(
    "feedback",
    [
      LineField("id", .text, isRequired: true), LineField("isFalsePositive", .flag),
      LineField("isFalseNegative", .flag), LineField("notes", .text),
      LineField("submittedAt", .moment),
    ])

  /// Reads a file of feedback, in JSON Lines or CSV.
  init(_ path: String, _ encoding: TextEncoding) throws(DatasetError) {
    var entries: [Entry] = []
    try RecordedLines(path, encoding).read { line throws(DatasetError) in
      do throws(LineFault) { entries += try Self.entry(line) } catch {
        throw error.complaint(in: path, line: line.number)
      }
    }
    self.entries = entries
    source = try Provenance.Source(reading: path)
  }

  private static func entry(_ line: RecordedLine) throws(LineFault) -> [Entry] {
    let fields = EventFields(try form.read(line, ignoring: []))
    guard let id = fields["id"]?.word else { preconditionFailure("an id is required") }
    let isFalse = ["isFalsePositive", "isFalseNegative"].map { fields[$0] == .flag(true) }
    guard isFalse != [true, true] else {
      throw LineFault(
        "isFalseNegative", found: "true beside a true 'isFalsePositive'",
        wanted: "one of the two at most")
    }
    guard isFalse != [false, false] else { return [] }
    return [Entry(id: id, line: line.number, label: isFalse[0] ? .ordinary : .anomaly)]
  }

  /// Puts what was said in the place of what the lines say themselves.
  ///
  /// - Parameter ids: Of all lines of the recording.
  func apply(to labels: inout [Label], of ids: [String]) throws(DatasetError) {
    let places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    var said: [String: Entry] = [:]
    for entry in entries {
      guard let place = places[entry.id] else {
        throw complaint(
          entry, found: "'\(entry.id)'", wanted: "the id of a line that was recorded")
      }
      if let earlier = said.updateValue(entry, forKey: entry.id), earlier.label != entry.label {
        throw complaint(
          entry, found: "'\(entry.id)', of which line \(earlier.line) says the contrary",
          wanted: "one word on each line that was recorded")
      }
      labels[place] = entry.label
    }
  }

  private func complaint(_ entry: Entry, found: String, wanted: String) -> DatasetError {
    LineFault("id", found: found, wanted: wanted).complaint(in: source.path, line: entry.line)
  }

  /// What a reader of results must know of it.
  var note: String {
    let ordinary = entries.count { $0.label == .ordinary }
    return
      "feedback made \(Phrase.counted(ordinary, "line")) ordinary and "
      + "\(Phrase.counted(entries.count - ordinary, "anomaly", "anomalies")) known"
  }
}
