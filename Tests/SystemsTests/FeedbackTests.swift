import Testing
import Vocabulary

struct FeedbackTests {
  typealias Lines = FlowLines

  private let lines = [
    Lines.request(#""id": "a", "label": 1"#), Lines.request(#""id": "b""#),
    Lines.request(#""label": 0"#),
    Lines.request(#""id": "d", "label": 1"#),
  ].joined(separator: "\n")

  private func labels(_ feedback: String, as name: String = "f.jsonl") throws -> [Label] {
    let recording = try FlowFile(lines, feedback: (name, feedback)).recording()
    return recording.labels?.values ?? []
  }

  @Test func `a false positive is ordinary, a false negative an anomaly, whatever the line says`()
    throws
  {
    let feedback = """
      {"id": "a", "isFalsePositive": true, "notes": "known", "submittedAt": "2026-03-05T08:00:00+01:00"}
      {"id": "a.jsonl:3", "isFalsePositive": false, "isFalseNegative": true}
      {"id": "b", "isFalsePositive": false}
      """
    #expect(try labels(feedback) == [.ordinary, .unknown, .anomaly, .anomaly])
    let table = "id,isFalsePositive,isFalseNegative\na,true,\na.jsonl:3,,true\nb,false,false"
    #expect(try labels(table, as: "f.csv") == [.ordinary, .unknown, .anomaly, .anomaly])
  }

  @Test func `what feedback did is noted`() throws {
    let recording = try FlowFile(
      lines, feedback: ("f.jsonl", #"{"id": "a", "isFalsePositive": true}"#)
    ).recording()
    #expect(recording.provenance.notes == ["feedback made 1 line ordinary and 0 anomalies known"])
    #expect(recording.provenance.sources.map { $0.path.suffix(7) } == ["a.jsonl", "f.jsonl"])
  }

  @Test(arguments: [
    (
      #"{"id": "a", "isFalsePositive": true, "isFalseNegative": true}"#,
      "f.jsonl:1: field 'isFalseNegative': found true beside a true 'isFalsePositive', wanted one of the two at most"
    ),
    (
      #"{"id": "c", "isFalseNegative": true}"#,
      "f.jsonl:1: field 'id': found 'c', wanted the id of a line that was recorded"
    ),
    (
      #"{"id": "a", "isFalseNegative": true}"# + "\n" + #"{"id": "a", "isFalsePositive": true}"#,
      "f.jsonl:2: field 'id': found 'a', of which line 1 says the contrary, wanted one word on each line that was "
        + "recorded"
    ),
    (
      #"{"isFalseNegative": true}"#,
      "f.jsonl:1: field 'id': found nothing, wanted a text"
    ),
    (
      #"{"id": "a", "isFalseNegative": "yes"}"#,
      "f.jsonl:1: field 'isFalseNegative': found 'yes', wanted true or false"
    ),
  ])
  func `feedback that cannot be is told with its place`(feedback: String, complaint: String) throws
  {
    #expect(
      try FlowFile(lines, feedback: ("f.jsonl", feedback)).complaint() == complaint)
  }
}
