import Formats
import Forms
import Machine
import Sources
import Vocabulary
import Wording

/// Reads what a system recorded: every line checked against its form, put in order of time, and parted into what
/// views may see and what only stands beside it.
struct LineReader {
  /// The sorts of line, told apart by their field `type` where there are several.
  let forms: [LineForm]
  /// The field that says when a line was written.
  var time = "time"
  /// The field that says to whom a line belongs, if one does.
  let grouping: String?
  let ignored: Set<String>
  /// What is filled in where a line leaves it out; `nil` for nothing.
  var filling: LineFilling?
  /// Whether lines hold objects in lists, which no cell of a CSV can.
  var isNested = false

  /// The fields that every line may have, whatever its sort.
  static let always = [LineField("type", .text, isRequired: true), LineField("id", .text)]

  /// What a line that is scored may say beside what happened: whether it was an anomaly and of what kind, and what
  /// the system itself answered.
  static let known =
    truth + [
      LineField("recorded.score", .number()), LineField("recorded.status", .text),
      LineField("recorded.action", .text),
      LineField("recorded.latencyMs", .number(0...(.greatestFiniteMagnitude))),
      LineField("recorded.fallback", .flag),
    ]

  /// Whether a line was an anomaly, and of what kind.
  static let truth = [LineField("label", .word(["0", "1"])), LineField("kind", .text)]

  /// - Parameters:
  ///   - feedback: Where the file of feedback is.
  ///   - isWanted: Whether a line is part of the recording; refuses its fields for what no form says of it.
  func recording(
    _ path: String, _ encoding: TextEncoding, feedback: String? = nil,
    where isWanted: ([(name: String, cell: Cell)]) throws(LineFault) -> Bool = { _ in true }
  ) throws(DatasetError) -> Recording {
    let feedback = try feedback.map { path throws(DatasetError) in try Feedback(path, encoding) }
    var gathered = GatheredLines(file: path, time: time, grouping: grouping)
    try RecordedLines(path, encoding).read { line throws(DatasetError) in
      guard line.isTyped || !isNested else {
        throw DatasetError(
          file: path, found: "a CSV", wanted: "JSON Lines, whose lists can hold objects",
          advice: "a table of features that are ready is read without 'events'")
      }
      do throws(LineFault) {
        var fields = try form(of: line).read(line, ignoring: ignored)
        guard try isWanted(fields) else {
          gathered.others += 1
          return
        }
        if let filling, filling.fill(&fields) { gathered.filled += 1 }
        try gathered.add(fields, line: line.number)
      } catch { throw error.complaint(in: path, line: line.number) }
    }
    return try gathered.recording(filling, feedback)
  }

  private func form(of line: RecordedLine) throws(LineFault) -> LineForm {
    if forms.count == 1 { return forms[0] }
    let names = forms.map(\.name)
    guard let type = line.fields["type"] else {
      throw LineFault("type", found: "nothing", wanted: "one of \(names.joined(separator: ", "))")
    }
    guard let form = forms.first(where: { $0.name == type.word }) else {
      throw LineFault(
        "type", found: type.shown, wanted: "one of \(names.joined(separator: ", "))")
    }
    return form
  }
}

/// What is put into lines that leave it out.
struct LineFilling: Sendable {
  /// What it is, as it begins the note "… filled in 3 lines".
  let title: String
  /// Puts it into the fields of a line that is as it should be, and answers whether it was left out there.
  let fill: @Sendable (inout [(name: String, cell: Cell)]) -> Bool
}

extension LineReader {
  /// The key of a spec that names a file of feedback.
  static func feedback<Owner>(_ owner: Owner.Type) -> Key<Owner, String?> {
    .optional(
      "feedback", .text,
      "A file of feedback, JSON Lines or CSV, joined by 'id': what was a false positive is ordinary, what was a "
        + "false negative an anomaly.")
  }

  /// The key of a spec that names fields to pass over.
  static func ignore<Owner>(_ owner: Owner.Type) -> Key<Owner, [String]> {
    .key(
      "ignore", .list(of: .text), or: [],
      "Fields of lines to pass over that its form does not know.")
  }
}
