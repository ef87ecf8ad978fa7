import Artifacts
import Specs
import YAML

@testable import Gates

/// The rules that some lines of YAML say.
func rules(_ yaml: String) throws -> [GateRule] {
  let text = "name: made\ndata: [{ file: d.csv }]\ndetectors: [lof]\ngate:\n"
  let lines = yaml.split(separator: "\n").map { "  - \($0)\n" }.joined()
  return try Experiment(Node(yaml: text + lines, file: "spec.yaml")).gate ?? []
}

/// What rules say of two states.
func judged(
  _ yaml: String, _ before: MadeSubject?, _ after: MadeSubject, duel: Duel? = nil
) throws -> GateRecord {
  try Gate(
    rules(yaml), against: before.map { ($0.subject.state, path: "main.json") }, duel: duel
  ).judge(after.subject)
}
