import Formats
public import Forms
import Scoring
public import Vocabulary

/// The sorts of policies.
///
/// A sort is added by its file and its line in the list here; a test has each, stored and read, decide the
/// same again.
public enum PolicyRules {
  static let all: [any PolicyRule.Type] = [
    ThresholdRule.self, ResponseRule.self, AlertingRule.self, StatusRule.self,
  ]

  /// What specs can say of them, and what is made of it.
  public static let choices = Choices<Policy>(all.map { $0.entry })
}

extension PolicyRule {
  fileprivate static var entry: Choices<Policy>.Entry { .init(Self.self) { Policy($0) } }
}

extension Policy {
  /// All that the policy is, for storing; reading it back decides the same.
  public var weights: Weights {
    var weights = Weights()
    weights.settings["policy"] = choice.json.text()
    weights.embed(scale.weights, as: "scale")
    return weights
  }

  /// The policy again; refuses weights that are not a policy's.
  public init(weights: Weights) throws(WeightsError) {
    let text: String = try weights.setting("policy")
    let json: JSON
    do { json = try JSON(parsing: text, name: "policy") } catch {
      throw WeightsError("the policy cannot be read: \(error)")
    }
    guard let choice = Choice(stored: json) else {
      throw WeightsError("a policy is an object of one member, not \(text)")
    }
    guard PolicyRules.all.contains(where: { $0.name == choice.name }) else {
      throw WeightsError("no policy is called '\(choice.name)'")
    }
    let scale = try ScoreMap(weights: weights.extracted(from: "scale"))
    do { try self.init(choice, on: scale) } catch {
      throw WeightsError("the policy '\(choice.name)' cannot be: \(error)")
    }
  }
}
