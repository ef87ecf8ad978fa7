import Artifacts
import Files
import Forms
import Sources

extension TrialIdentity {
  /// The same trial, with the defaults of keys that an earlier version of Assay did not know.
  var completed: TrialIdentity {
    let known = DetectorForms.forms.first { $0.name == detector }
    let features = Form(
      "features", "",
      keys: Form.spec.keys.filter { ["scale", "categories", "missing"].contains($0.name) })
    return TrialIdentity(
      dataset: dataset, split: completedSplit,
      features: self.features.members.map {
        .object(features.completing($0, isSwept: false))
      } ?? self.features,
      detector: detector,
      settings: known.flatMap { form in
        settings.members.map { .object(form.completing($0, isSwept: false)) }
      } ?? settings,
      seed: seed, isControl: isControl)
  }

  /// The division of rows, beside which stand the fold and the share that is learned from.
  private var completedSplit: JSON {
    var members =
      Form.completing(splitAlone, among: SplitSettings.choices.forms, isSwept: false).members ?? [:]
    for key in ["fold", "learn"] {
      if let value = split[key] { members[key] = value }
    }
    return .object(members)
  }
}
