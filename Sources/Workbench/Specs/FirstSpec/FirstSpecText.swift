import Formats
import Sources
import Vocabulary
import Wording

/// The lines of a first spec.
struct FirstSpecText {
  private let spec: FirstSpec
  private let meanings: ColumnMeanings
  private let features: FirstFeatures
  private let hasLabels: Bool

  /// How many columns have a comment of their own.
  private static let shown = 20
  /// From where on a first run takes only some of the rows.
  private static let manyRows = 20_000
  /// With fewer rows than these, no part of them is set aside.
  private static let fewRows = 12

  init(_ spec: FirstSpec) {
    self.spec = spec
    meanings = spec.meanings
    features = FirstFeatures(spec.table, meanings)
    hasLabels = meanings.label != nil || spec.known?.labels != nil
  }

  var text: String {
    let parts = [header, data, making, questions]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var rows: Int { spec.table.rows }

  private var header: [String] {
    let width = Phrase.counted(spec.table.columns.count, "column")
    let size = "\(Figures.grouped(rows)) \(rows == 1 ? "row" : "rows") of \(width)"
    var lines = [
      "# yaml-language-server: $schema=spec.schema.json",
      "# A first spec for \(Self.comment(spec.source.words)): \(size).",
      "# 'assay help spec' explains each key; a list of values tries each of them.",
    ]
    if features.isEmpty {
      lines.append("# No column is left that tells rows apart: a detector can learn nothing here.")
    }
    return lines + ["name: \(Self.plainName(spec.source.title))"]
  }

  // MARK: what the columns mean

  private var data: [String] {
    let key = spec.source.key(isNear: spec.isNear)
    var lines = ["data:", "  - \(key.name): \(Self.quoted(key.value))"]
    if spec.known == nil { lines += roles }
    if !meanings.leftOut.isEmpty {
      let names = meanings.leftOut.map { Self.quoted($0.column) }.joined(separator: ", ")
      lines.append("    ignore: [\(names)]")
      for found in meanings.leftOut.prefix(Self.shown) {
        lines.append("    # left out is \(Self.quoted(found.column)): \(Self.comment(found.why))")
      }
    }
    if features.hasInfinities {
      lines.append("    infinite: missing   # some numbers are without bound")
    }
    for found in meanings.doubts.prefix(Self.shown) {
      lines.append("    # look at \(Self.quoted(found.column)): \(Self.comment(found.why))")
    }
    for column in features.columns.prefix(Self.shown) {
      lines.append("    # \(Self.quoted(column.name)): \(features.about(column))")
    }
    let rest = features.columns.count - Self.shown
    return lines + (rest > 0 ? ["    # … and \(Figures.grouped(rest)) more columns"] : [])
  }

  private var roles: [String] {
    var lines: [String] = []
    func add(_ key: String, _ value: String, _ why: String) {
      lines.append("    \(key): \(value)   # \(Self.comment(why))")
    }
    if let label = meanings.label {
      let (word, values) = label.meaning.said
      let list = values.map(Self.quoted).joined(separator: ", ")
      add("label", "{ column: \(Self.quoted(label.column)), \(word): [\(list)] }", label.why)
      if label.hasKinds {
        add("kind", Self.quoted(label.column), "its other values are sorts of anomalies")
      }
    } else {
      add("label", "none", "no column seems to be one; else: { column: NAME, anomaly: VALUE }")
    }
    if let time = meanings.time {
      let name = Self.quoted(time.column)
      let isPlain = time.settings.unit == .auto
      add("time", isPlain ? name : "{ column: \(name), unit: steps }", time.why)
    }
    if let group = meanings.group { add("group", Self.quoted(group.column), group.why) }
    if let id = meanings.id { add("id", Self.quoted(id.column), id.why) }
    return lines
  }

  // MARK: what is tried

  private var making: [String] {
    var lines = [split]
    if features.hasMissingNumbers {
      lines.append("missing: median   # some numbers are missing")
    }
    lines.append("scale: standard")
    if let categories = features.categories { lines.append(categories) }
    return lines + [
      "detectors:", "  - isolation-forest", "  - knn: { neighbors: [5, 20] }", "  - ecod",
      "seeds: [1, 2]",
    ]
  }

  private var split: String {
    guard rows >= Self.fewRows else {
      return
        "split: all   # too few rows to set some aside: what is found here holds for them alone"
    }
    var parts = ["test: 0.3", "validation: \(hasLabels ? 0.3 : 0.2)"]
    var why: [String] = []
    if let time = meanings.time, time.distinct >= Self.fewRows {
      parts.append("by: time")
      why.append("the latest rows measure")
    } else if let group = meanings.group, features.count(of: group.column) >= Self.fewRows {
      parts.append("by: group")
      why.append("rows that belong together stay together")
    }
    if rows > Self.manyRows {
      parts.append("at-most: \(Self.manyRows)")
      why.append("'at-most' keeps a first run short")
    }
    let comment = why.isEmpty ? "" : "   # \(why.joined(separator: "; "))"
    return "split: { holdout: { \(parts.joined(separator: ", ")) } }\(comment)"
  }

  // MARK: what is asked

  private var questions: [String] {
    let pace = meanings.time.flatMap { FirstPace($0, rows: rows) }
    var lines: [String] = []
    if let pace {
      lines.append(
        "operation: { events: \(pace.events), per: day, missed: 10, false-alarm: 1 }"
          + "   # as the times of the rows tell; prices are to be set")
    } else {
      lines.append(
        "operation: { missed: 10, false-alarm: 1 }"
          + "   # prices are to be set; how many rows come a day: events: 1000, per: day")
    }
    lines.append("thresholds:")
    lines +=
      hasLabels
      ? [
        "  - best-f1", "  - cost   # the least, by the prices of 'operation'",
        "  - false-positive-rate: { at-most: 0.05, confidence: 0.95 }",
      ] : ["  - conformal: { at-most: 0.05 }", "  - contamination: { share: 0.02 }"]
    if let pace { lines.append("  - budget: { alerts: \(pace.alerts), per: \(pace.period) }") }
    return lines + ["export: best"]
  }

  // MARK: words

  private static func plainName(_ name: String) -> String {
    let plain = name.map {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) ? $0 : "-"
    }
    let isName = plain.contains { $0.isLetter }
    return isName ? String(plain) : "first" + (plain.isEmpty ? "" : "-") + String(plain)
  }

  static func quoted(_ text: String) -> String { JSON.text(text).text() }

  /// Text of others as a comment has it: on one line, whatever it holds.
  private static func comment(_ text: String) -> String {
    Visible.text(String(text.map { $0.isNewline ? " " : $0 }))
  }
}

extension LabelMeaning {
  /// The key of a spec that says it, and its values.
  fileprivate var said: (word: String, values: [String]) {
    switch self {
    case .anomalies(let values): ("anomaly", values)
    case .ordinary(let values): ("ordinary", values)
    case .coded, .recognized: ("anomaly", ["1"])
    }
  }
}
