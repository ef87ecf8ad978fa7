import Formats
import Forms
import Specs
import TestKit
import Testing

/// What a spec can say is a promise: a key that goes, a range that narrows or a default that changes is a file that
/// changes; `expectGolden` says how it is written anew.
struct GoldenReferenceTests {
  @Test func `every key of a spec has the type, the range, the default and the words that it had`()
    throws
  {
    try expectGolden(SpecReference.text, "spec.txt", of: "assay")
  }

  /// Beside what every spec has to say.
  @Test func `every key of a spec has the example that it had`() throws {
    let topics = SpecReference.topics
    let bare = try #require(topics.first).example
    let lines = topics.map { topic in
      let own = topic.example.filter { bare[$0.key] != $0.value }
      let example = own.map { "  \($0.key): \($0.value.flow)\n" }
      return "\(topic.path.joined(separator: "."))\n\(example.joined())"
    }
    try expectGolden(lines.joined(), "examples.txt", of: "assay")
  }
}
