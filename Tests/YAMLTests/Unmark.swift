import Testing
import YAML

/// Takes the one ▶ out of `marked` and answers the text and where the mark stood.
func unmark(_ marked: String) throws -> (text: String, place: Place) {
  let parts = marked.split(separator: "▶", omittingEmptySubsequences: false)
  try #require(parts.count == 2)
  let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
  let text = parts.joined()
  let column = (lines.last?.unicodeScalars.count ?? 0) + 1
  return (text, Place(Source(text, name: "yaml"), line: lines.count, column: column))
}
