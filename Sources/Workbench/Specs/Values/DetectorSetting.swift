import Detectors
public import Formats
import Forms
import Systems
import Vocabulary

/// A detector with one value for each of its keys.
public struct DetectorSetting: Sendable {
  /// How much is learned from belongs to the rows; a spec says it beside the detector that needs it.
  private static let atMost = Key<Self, Int?>.optional(
    "at-most", .whole(2...(.max)),
    "How many training rows are learned from, for methods whose cost grows faster than the rows; "
      + "drawn by chance, the same for all detectors with this limit. What chooses and measures stays."
  )

  /// What a spec can say of each.
  static let forms: [Form] = ScoreSource.choices.forms.map { $0.with([atMost.erased]) }

  /// The word by which a spec names it, or a name that the spec gives to what was made elsewhere.
  public let name: String
  public let settings: JSON
  public let source: ScoreSource
  /// How many training rows it learns from, where the detector has a limit of its own.
  public let atMost: Int?
  public let isControl: Bool

  /// Takes the limit of rows out of the settings: no detector knows of it.
  init(_ choice: Choice, isControl: Bool = false) throws(SettingError) {
    var members = choice.members
    atMost = choice.settings(of: Self.self)[Self.atMost]
    members[Self.atMost.name] = nil
    name = try ScoreSource.name(of: choice)
    settings = .object(members)
    source = try ScoreSource.choices.make(Choice(choice.name, members))
    self.isControl = isControl
  }

  /// The controls that a run scores beside the detectors that it asks for, at their defaults.
  static func controls(beside asked: Set<String>) -> [Choice] {
    let types = asked.compactMap { Detectors.named($0) ?? Systems.detector(named: $0) }
    return Detectors.all.filter { $0.accompanies(types) }.map { control in
      Choice(control.form).combinations(among: [control.form])[0]
    }
  }
}

extension DetectorSetting {
  /// Whether every seed learns from the same rows of a division and gives them the same scores.
  public var isDeterministic: Bool { source.isDeterministic && atMost == nil }

  /// The detector as `count` members of one ensemble, each with a seed of its own; `nil` for one that no
  /// ensemble takes.
  ///
  /// - Parameters:
  ///   - name: The word by which a spec names the detector.
  ///   - settings: Its resolved settings.
  public static func ensemble(
    of name: String, _ settings: JSON, times count: Int
  ) -> (name: String, settings: JSON)? {
    let member: JSON = .object([(key: name, value: settings)])
    let stored: JSON = [
      Ensemble.name: ["of": .list(Array(repeating: member, count: count))]
    ]
    guard let choice = Choice(stored: stored)?.combinations(among: forms).first,
      let made = try? DetectorSetting(choice)
    else { return nil }
    return (made.name, made.settings)
  }
}
