public import Artifacts
public import Files

/// Writes the reports of a run from its record alone.
public struct ReportWriter: Sendable {
  private let content: RunContent

  public init(_ folder: RunFolder, leavesOutTimings: Bool = false) throws(FileError) {
    content = try RunContent(folder, leavesOutTimings: leavesOutTimings)
  }

  /// Writes `results.csv` and a report in each of `formats`; answers the paths of the reports.
  public func write(_ formats: [String]) throws(FileError) -> [String] {
    let folder = content.folder
    try FileSystem.write(ResultsTable(content: content).csv, to: folder.results)
    var paths: [String] = []
    for format in formats {
      let path = folder.report(Self.endings[format] ?? format)
      try FileSystem.write(try text(format), to: path)
      paths.append(path)
    }
    return paths
  }

  /// The report as text: `html`, `markdown` or `json`.
  public func text(_ format: String) throws(FileError) -> String {
    switch format {
    case "html": try HTMLReport(content).text
    case "json": content.summary.json.text(.indented)
    default: MarkdownReport(content: content).text
    }
  }

  private static let endings = ["html": "html", "markdown": "md", "json": "json"]
}
