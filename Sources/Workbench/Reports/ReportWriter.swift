public import Artifacts
import Formats
public import Machine

/// Writes the reports of a run from its record alone.
public struct ReportWriter: Sendable {
  private let content: RunContent
  /// How wide the lines are of what is written to files.
  private static let width = 100

  public init(_ folder: RunFolder, leavesOutTimings: Bool = false) throws(FileError) {
    content = try RunContent(folder, leavesOutTimings: leavesOutTimings)
  }

  /// What the report says, for any format.
  public var page: Page { Page(content) }

  /// Writes `results.csv` and a report in each of `formats`; answers the paths of the reports.
  public func write(_ formats: [any Format.Type]) throws(FileError) -> [String] {
    let folder = content.folder
    let page = page
    try FileSystem.write(ResultsTable(content: content).csv, to: folder.results)
    for format in formats {
      try FileSystem.write(
        format.text(of: page, width: Self.width), to: folder.report(format.ending))
    }
    let manner = try Self.manner(
      formats, leavesOutTimings: content.leavesOutTimings, of: folder)
    try FileSystem.makeFolder(Paths.folder(of: folder.reported))
    try FileSystem.write(manner.bytes(.indented), to: folder.reported)
    return formats.map { folder.report($0.ending) }
  }

  /// The paths of the reports of a run if `write` left them just so, no byte of them is another, and nothing that
  /// they show has changed since; else `nil`.
  public static func written(
    _ formats: [any Format.Type], of folder: RunFolder, leavesOutTimings: Bool
  ) -> [String]? {
    let paths = formats.map { folder.report($0.ending) }
    guard let last = try? JSON.read(folder.reported),
      let manner = try? manner(formats, leavesOutTimings: leavesOutTimings, of: folder)
    else { return nil }
    return last == manner ? paths : nil
  }

  /// In which way reports were written, and the hashes of the files.
  private static func manner(
    _ formats: [any Format.Type], leavesOutTimings: Bool, of folder: RunFolder
  ) throws(FileError) -> JSON {
    var hashes: [JSON] = []
    for path in [folder.results] + formats.map({ folder.report($0.ending) }) {
      hashes.append(.text(try SHA256.hex(ofFile: path)))
    }
    return [
      "formats": JSON(formats.map { $0.word }), "leaves_out_timings": JSON(leavesOutTimings),
      "sha256": .list(hashes),
    ]
  }
}
