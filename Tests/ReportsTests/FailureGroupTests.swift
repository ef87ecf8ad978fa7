import Artifacts
import Reports
import Testing

struct FailureGroupTests {
  private func failure(
    _ trial: String, _ detector: String, _ reason: String, on dataset: String = "d"
  ) -> SummaryRecord.Failure {
    .init(trial: trial, identity: identity(detector, on: dataset), reason: reason)
  }

  @Test
  func `trials of one detector, data set and reason stand together, in the order of the first`() {
    let groups = FailureGroup.groups(of: [
      failure("a", "lof", "no rows"), failure("b", "knn", "no rows"),
      failure("c", "lof", "no rows"),
      failure("d", "lof", "too long"), failure("e", "lof", "no rows", on: "e"),
      failure("f", "lof", "no rows"),
    ])
    #expect(groups.map(\.trials) == [["a", "c", "f"], ["b"], ["d"], ["e"]])
    #expect(groups.map(\.detector) == ["lof", "knn", "lof", "lof"])
    #expect(groups.map(\.reason) == ["no rows", "no rows", "too long", "no rows"])
    #expect(groups.map(\.dataset) == ["d", "d", "d", "e"])
  }
}
