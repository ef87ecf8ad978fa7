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
    for format in formats {
      try FileSystem.write(try text(format), to: Self.path(of: format, in: folder))
    }
    let manner = Self.manner(formats, leavesOutTimings: content.leavesOutTimings)
    try FileSystem.makeFolder(Paths.folder(of: folder.reported))
    try FileSystem.write(manner.bytes(.indented), to: folder.reported)
    return formats.map { Self.path(of: $0, in: folder) }
  }

  /// The paths of the reports of a run if `write` left them just so and nothing that they show has changed
  /// since; else `nil`.
  public static func written(
    _ formats: [String], of folder: RunFolder, leavesOutTimings: Bool
  ) -> [String]? {
    let paths = formats.map { path(of: $0, in: folder) }
    let last = try? JSON.read(folder.reported)
    let isSame = last == manner(formats, leavesOutTimings: leavesOutTimings)
    return isSame && ([folder.results] + paths).allSatisfy(FileSystem.exists) ? paths : nil
  }

  private static func manner(_ formats: [String], leavesOutTimings: Bool) -> JSON {
    ["formats": JSON(formats), "leaves_out_timings": JSON(leavesOutTimings)]
  }

  private static func path(of format: String, in folder: RunFolder) -> String {
    folder.report(endings[format] ?? format)
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
