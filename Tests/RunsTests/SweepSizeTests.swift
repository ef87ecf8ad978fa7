import TestKit
import Testing
import YAML

@testable import Specs

/// How many trials a sweep has is known before any of them is made.
struct SweepSizeTests {
  private static func list(_ count: Int) -> String {
    "[\((1...count).map(String.init).joined(separator: ", "))]"
  }

  private func complaint(_ rest: String) -> String {
    do throws(Complaints) {
      _ = try Experiment(Node(yaml: "name: t\ndata: { file: a.csv }\n\(rest)", file: "spec.yaml"))
      return "none"
    } catch { return error.description.split(separator: "\n").first.map(String.init) ?? "" }
  }

  // 250 × 200 settings, 4 folds, 2 scales and 25 seeds are ten million.
  private let large = """
    split: { folds: { count: 4 } }
    scale: [none, standard]
    seeds: \(list(25))
    detectors: [{ isolation-forest: { trees: \(list(250)), depth: \(list(200)) } }]
    """

  @Test func `a sweep of ten million trials is refused with its factors before it is made`() {
    #expect(
      withinAMinute { complaint(large) }
        == "spec.yaml:6:12: error: the sweep has 10,000,000 trials (1 data set × 4 divisions × 2 scales × "
        + "25 seeds × 50,000 settings), more than the 100,000 that 'limits: { trials: … }' allows")
  }

  @Test func `the spec may raise the limit, or lower it`() {
    let three = "detectors: [{ knn: { neighbors: [1, 2, 3] } }]\n"
    #expect(complaint(three + "limits: { trials: 3 }") == "none")
    #expect(complaint(three + "limits: { trials: 2 }").contains("the sweep has 3 trials"))
    let many = "detectors: [{ knn: { neighbors: \(Self.list(100_001)) } }]\n"
    #expect(complaint(many).contains("the sweep has 100,001 trials"))
  }

  @Test func `more combinations than can be counted are refused like others`() {
    let axes = ["trees", "sample", "depth"].map { "\($0): \(Self.list(9999).dropLast()), 10000]" }
    let shares = (1...10_000).map { "\(Double($0) / 10_000)" }.joined(separator: ", ")
    let forest =
      "{ isolation-forest: { \(axes.joined(separator: ", ")), features: [\(shares)], "
      + "comparison: [<, <=] } }"
    #expect(
      withinAMinute { complaint("seeds: \(Self.list(10_000))\ndetectors: [\(forest)]") }
        .contains("the sweep has 9,223,372,036,854,775,807 trials")
    )
  }

  @Test func `a draw from a sweep of any size makes only what it draws`() throws {
    let spec =
      "name: t\ndata: { file: a.csv }\nsearch: { random: { budget: 3 } }\ncontrols: false\n"
      + "detectors: [{ isolation-forest: { trees: \(Self.list(5000)), depth: \(Self.list(5000)) } }]"
    let drawn = try withinAMinute {
      try Experiment(Node(yaml: spec, file: "spec.yaml")).detectors
    }
    #expect(drawn.count == 3)
  }
}
