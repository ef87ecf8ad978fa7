import Foundation
import Machine
import Testing

/// Expects a text to be just that of a file in `Fixtures`.
///
/// After a change that was meant, `ASSAY_REWRITE_GOLDENS=1 swift test --filter ReportsTests` writes the
/// files anew; `git diff` then shows what a reader of reports will see changed.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Paths.join(
    Paths.folder(of: Paths.folder(of: #filePath)), Paths.join("Fixtures", name))
  if ProcessInfo.processInfo.environment["ASSAY_REWRITE_GOLDENS"] == "1" {
    try FileSystem.write(text, to: file)
  }
  let golden = try FileSystem.readText(file)
  guard text != golden else { return }
  let (found, wanted) = (text.lines, golden.lines)
  let line = zip(found, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name), line \(line + 1)
    found:  \(line < found.count ? found[line] : "the end")
    wanted: \(line < wanted.count ? wanted[line] : "the end")
    """, sourceLocation: sourceLocation)
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
