import Detectors
public import Formats
import Scoring
import Sources
import Vocabulary
import Wording

/// A scored row with what its columns add to the score, the weightiest first.
public struct ExplainedRow: Sendable {
  public let number: Int
  public let id: String?
  public let time: Int64?
  public let score: Double
  /// What the calibration makes of the score, and what that is called; `nil` where it stays as it is.
  let calibrated: (name: String, value: Double)?
  public let threshold: Double?
  public let isAlarm: Bool?
  let explanation: Explanation
  let parts: [Part]
  /// What the members of an ensemble make of the row; `nil` where it is scored by one model.
  let membership: Membership?
  let counterfactual: Counterfactual?

  /// What a column adds.
  struct Part: Sendable, Equatable {
    let column: String
    /// What the row has there, as it was recorded; `nil` for nothing.
    let recorded: String?
    let amount: Double
    /// Its standard error, where it was drawn.
    let error: Double?
  }

  /// What would change the verdict: one column's number, the others unchanged.
  struct Counterfactual: Sendable, Equatable {
    let column: String
    let number: Double
    let score: Double
  }
}

extension ExplainedRow {
  /// All of it, for programs.
  public var json: JSON {
    var members: [(key: String, value: JSON)] = [("row", JSON(number))]
    if let id { members.append(("id", .text(id))) }
    if let time { members.append(("time", .text(Moment.text(time)))) }
    members.append(("score", .number(score)))
    if let calibrated { members.append((calibrated.name, .number(calibrated.value))) }
    members.append(("threshold", threshold.map { .number($0) } ?? .null))
    members.append(("alarm", isAlarm.map { .bool($0) } ?? .null))
    members.append(("space", .text(explanation.space.rawValue)))
    members.append(("left_out_by", .text(explanation.absence.rawValue)))
    members.append(("value", .number(explanation.value)))
    members.append(("baseline", .number(explanation.baseline)))
    members.append(
      (
        "parts",
        .list(
          parts.map { part in
            [
              "column": .text(part.column), "recorded": part.recorded.map(JSON.text) ?? .null,
              "part": .number(part.amount), "error": part.error.map { .number($0) } ?? .null,
            ]
          })
      ))
    if let membership {
      members.append(("members", .list(membership.members.map(\.json))))
      members.append(
        ("agreement", JSON(agreement.map { Double($0) / Double(membership.members.count) })))
      members.append(("confidence", JSON(membership.confidence)))
    }
    members.append(
      (
        "counterfactual",
        counterfactual.map {
          [
            "column": .text($0.column), "number": .number($0.number), "score": .number($0.score),
          ]
        } ?? .null
      ))
    return .object(members)
  }
}

extension ExplainedRow {
  /// How many members by themselves find the row as strange as an alarm; `nil` where that cannot be asked.
  var agreement: Int? { threshold.flatMap { cut in membership?.agreeing(above: cut) } }
}

extension Membership.Member {
  fileprivate var json: JSON {
    ["detector": .text(detector), "weight": .number(weight), "score": .number(score)]
  }
}
