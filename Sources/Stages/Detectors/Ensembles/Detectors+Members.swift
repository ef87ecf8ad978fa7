internal import Forms
internal import Vocabulary

extension Detectors {
  /// The detectors that an ensemble can be made of.
  static let members = choices(of: single)

  /// The members that `choices` describe, none of which may leave anything to sweep.
  static func members(_ choices: [Choice]) throws(SettingError) -> [any Detector] {
    var detectors: [any Detector] = []
    for choice in choices {
      let all = choice.combinations(among: members.forms)
      guard all.count == 1 else {
        throw SettingError(
          "of", mustBe: "detectors with one setting each", not: "\(choice.name) with \(all.count)")
      }
      detectors.append(try members.make(all[0]))
    }
    return detectors
  }
}
