public import Artifacts
import Features
import Formats
import Forms

/// How tables name what was tried.
public enum TrialLabel {
  /// The settings of a trial's detector and features that are not as they would be by default:
  /// `neighbors 50, scale robust`.
  public static func settings(_ identity: TrialIdentity) -> String {
    let parts = [
      form(of: identity)?.label(of: identity.settings.members ?? [:]) ?? "",
      FeatureSettings.form.label(of: identity.features.members ?? [:]),
      identity.learningLimit.map { "at-most \($0)" } ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// How many of them there are.
  public static func changes(_ identity: TrialIdentity) -> Int {
    (form(of: identity)?.changes(of: identity.settings.members ?? [:]) ?? 0)
      + FeatureSettings.form.changes(of: identity.features.members ?? [:])
      + (identity.learningLimit == nil ? 0 : 1)
  }

  private static func form(of identity: TrialIdentity) -> Form? {
    let word = ScoreSource.word(of: identity.detector, identity.settings.members ?? [:])
    return DetectorSetting.forms.first { $0.name == word }
  }
}
