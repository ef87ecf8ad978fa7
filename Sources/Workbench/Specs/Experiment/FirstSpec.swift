import Formats
import Machine
import Sources
import Vocabulary

/// A first spec for a file: what was found in it, as comments beside the keys that say it.
public struct FirstSpec: Sendable {
  public let text: String

  /// Reads `path` and writes a spec that runs as it stands.
  ///
  /// - Parameter target: Where the spec will lie; where it could not find the file from, the path is whole.
  public init(for file: String, at target: String? = nil) throws {
    let isFound =
      target.map { target in
        SearchFolders.around(spec: target, home: ".").contains(Paths.absolute("."))
      } ?? true
    let path = isFound ? file : Paths.absolute(file)
    let dataset = try DataSource.file(path).read()
    let description = Description(of: dataset)
    let rows = dataset.rows
    var lines = [
      "# A first spec for \(path): \(rows) rows, \(dataset.table.columns.count) feature columns.",
      "# 'assay help spec' explains every key; a list of values makes a sweep.",
      "name: \(Self.plainName(dataset.name))", "", "data:", "  - file: \(Self.quoted(path))",
    ]
    lines += Self.label(dataset, description)
    for column in dataset.table.columns {
      lines.append("    # column \(Self.quoted(column.name)): \(Self.about(column))")
    }
    if dataset.table.columns.contains(where: { $0.numbers?.contains(where: \.isNaN) ?? false }) {
      lines += ["missing: { rule: median }   # some numbers are missing"]
    }
    let validation = dataset.labels == nil ? 0.2 : 0.3
    lines += [
      "", "split: { holdout: { test: 0.3, validation: \(validation) } }", "scale: standard",
      "detectors:", "  - isolation-forest", "  - knn: { neighbors: [5, 20] }", "  - ecod",
      "seeds: [1, 2]", "thresholds:",
      dataset.labels == nil ? "  - contamination: { share: 0.02 }" : "  - best-f1", "export: best",
    ]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func label(_ dataset: Dataset, _ description: Description) -> [String] {
    guard let labels = dataset.labels else {
      return [
        "    # no column of labels was recognized; name it: label: { column: NAME, anomaly: VALUE }"
      ]
    }
    return [
      "    # labels were recognized: \(labels.anomalies) anomalies, \(labels.ordinary) ordinary rows"
    ]
  }

  private static func about(_ column: Column) -> String {
    switch column.values {
    case .number(let values):
      let known = values.filter { !$0.isNaN }
      guard let low = known.min(), let high = known.max() else { return "numbers, all missing" }
      let missing = values.count - known.count
      return "numbers from \(low) to \(high)" + (missing > 0 ? ", \(missing) missing" : "")
    case .category(_, let levels):
      return "\(levels.count) words, such as \(levels.prefix(3).joined(separator: ", "))"
    case .time: return "moments"
    case .text: return "text, which is no feature unless it is hashed"
    }
  }

  private static func plainName(_ name: String) -> String {
    let plain = name.map {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) ? $0 : "-"
    }
    return plain.isEmpty ? "first" : String(plain)
  }

  private static func quoted(_ text: String) -> String { JSON.text(text).text() }
}
