public import Formats
import Forms

/// How tables name what was tried.
public enum TrialLabel {
  /// The settings of a detector that are not as they would be by default.
  public static func settings(_ detector: String, _ settings: JSON) -> String {
    guard let members = settings.members,
      let form = DetectorSetting.forms.first(where: {
        $0.name == ScoreSource.word(of: detector, members)
      })
    else { return "" }
    return form.label(of: members)
  }
}
