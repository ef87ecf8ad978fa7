import Files

@testable import Experiments

/// A line of JSON, as one side reads what the other wrote.
struct MessageLine {
  typealias Outcome = TrialMessages.Answer.Outcome

  private let reader: JSONReader

  init(_ text: String) throws { reader = JSONReader(try JSON(parsing: text), name: "line") }

  /// The line that answers for a trial.
  static func answer(_ id: String, _ outcome: Outcome) -> String {
    TrialMessages.Answer(id: id, outcome).json.text()
  }

  var setup: TrialMessages.Setup { get throws { try TrialMessages.Setup(reader) } }
  var order: TrialMessages.Order { get throws { try TrialMessages.Order(reader) } }
  var answer: TrialMessages.Answer { get throws { try TrialMessages.Answer(reader) } }
}
