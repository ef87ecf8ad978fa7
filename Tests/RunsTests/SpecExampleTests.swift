import Formats
import Forms
import Specs
import Testing
import YAML

struct SpecExampleTests {
  @Test func `the example of every key and name is read as a spec`() throws {
    let topics = SpecReference.topics
    #expect(topics.count > 500)
    for topic in topics {
      var spec: JSON.Object = [
        "name": "t", "data": [["file": "a.csv"]], "detectors": ["ecod"],
      ]
      for (key, value) in topic.example { spec[key] = value }
      let text = spec.map { "\($0.key): \($0.value.flow)" }.joined(separator: "\n")
      do {
        _ = try Experiment(Node(yaml: text, file: "spec"))
      } catch { Issue.record("\(topic.path.joined(separator: ".")): \(error)") }
    }
  }

  @Test func `an example says the key that it is for`() {
    for topic in SpecReference.topics {
      let words = topic.path.map { JSON.text($0).text() }
      let example = JSON.object(topic.example).text()
      #expect(words.allSatisfy(example.contains), "\(topic.path) in \(example)")
    }
  }

  @Test func `topics are found by their name where they stand furthest out, and by their path`() {
    func paths(_ word: String) -> [[String]] { SpecReference.topics(of: word).map(\.path) }
    #expect(paths("lof") == [["detectors", "lof"]])
    #expect(paths("data") == [["data"]])
    #expect(paths("label.column") == [])
    #expect(paths("data.label.column") == [["data", "label", "column"]])
    #expect(paths("budget") == [["thresholds", "budget"]])
  }

  @Test(arguments: [
    ("plain", "plain"), ("true", "\"true\""), ("1", "\"1\""), ("a: b", "\"a: b\""),
    ("two words", "two words"), ("", "\"\""), ("SELECT * FROM 'x'", "\"SELECT * FROM 'x'\""),
  ])
  func `a word stands without quotes where YAML reads it as itself`(word: String, flow: String) {
    #expect(JSON.text(word).flow == flow)
  }
}
