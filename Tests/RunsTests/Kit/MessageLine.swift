import Formats
import Machine

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// A line of JSON, as one side reads what the other wrote.
struct MessageLine {
  typealias Outcome = TrialEnding

  private let reader: JSONReader

  init(_ text: String) throws { reader = JSONReader(try JSON(parsing: text), name: "line") }

  /// The line that answers for a trial.
  static func answer(_ id: String, _ outcome: Outcome) -> String {
    TrialMessages.Answer(id: id, outcome).json.text()
  }

  var setup: TrialMessages.Setup { get throws { try TrialMessages.Setup(reader) } }
  var order: Order { get throws { try TrialMessages.order(reader) } }
  var answer: TrialMessages.Answer { get throws { try TrialMessages.Answer(reader) } }
}
