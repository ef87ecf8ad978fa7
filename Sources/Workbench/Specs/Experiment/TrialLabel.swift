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
      form(of: identity)?.label(of: given(identity.settings)) ?? "",
      FeatureSettings.form.label(of: given(identity.features)),
      identity.learningLimit.map { "at-most \($0)" } ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// How many of them there are.
  public static func changes(_ identity: TrialIdentity) -> Int {
    (form(of: identity)?.changes(of: given(identity.settings)) ?? 0)
      + FeatureSettings.form.changes(of: given(identity.features))
      + (identity.learningLimit == nil ? 0 : 1)
  }

  /// The form of the detector without what a run notes by itself, which is the same for all of a run.
  private static func form(of identity: TrialIdentity) -> Form? {
    let word = ScoreSource.word(of: identity.detector, given(identity.settings))
    guard let form = DetectorSetting.forms.first(where: { $0.name == word }) else { return nil }
    return Form(form.name, form.help, keys: form.keys.filter { !noted.contains($0.name) })
  }

  /// What was said of settings, of which a detector may have none.
  private static func given(_ settings: JSON) -> JSON.Object { settings.members ?? [:] }

  private static let noted = ["sha256", "version"]
}
