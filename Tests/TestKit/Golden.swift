import Foundation
import Machine
public import Testing

/// Expects a text to be just that of a file in the folder `Fixtures` of a room's tests.
///
/// After a change that was meant, `ASSAY_REWRITE_GOLDENS=1 swift test --filter Golden` writes the files anew;
/// `git diff` then shows what a reader will see changed.
///
/// - Parameter room: The room whose tests call: `Reports`.
public func expectGolden(
  _ text: String, _ name: String, of room: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let tests = Paths.folder(of: Paths.folder(of: #filePath))
  let file = Paths.join(tests, Paths.join("\(room)Tests/Fixtures", name))
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
