import Datasets
import Detectors
import Files
import Scoring
import Vocabulary
import YAML

/// What shapes cannot tell: settings that refuse each other, and names that must differ.
///
/// Every combination of the sweep is made once, so that none is refused after hours of computing.
struct SpecChecks {
  let experiment: Experiment
  let places: Places
  private var complaints = Complaints()

  init(experiment: Experiment, places: Places) {
    self.experiment = experiment
    self.places = places
  }

  func check() throws(Complaints) {
    var checks = self
    checks.checkName()
    checks.checkSplits()
    checks.checkDetectors()
    checks.checkMap()
    checks.checkThresholds()
    checks.checkTiers()
    checks.checkData()
    checks.checkLists()
    checks.checkExport()
    try checks.complaints.check()
  }

  /// Notes a complaint at `path`, or at the nearest thing around it that was written.
  private mutating func complain(_ message: String, at path: String) {
    guard let place = places[path] else { preconditionFailure("no place is known for '\(path)'") }
    complaints.add(Complaint(message, at: place))
  }

  /// Turns a refused setting into a complaint at that setting's place.
  private mutating func checked<Value>(
    _ path: String, _ make: () throws(SettingError) -> Value
  ) {
    do throws(SettingError) { _ = try make() } catch { complain(error, at: path) }
  }

  private mutating func complain(_ error: SettingError, at path: String) {
    complain(error.description, at: "\(path).\(error.setting)")
  }

  private mutating func checkName() {
    let name = experiment.name
    let plain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    if name.isEmpty || !plain || name.hasPrefix(".") {
      complain("'name' must be letters, digits, '-', '_' and '.', not '\(name)'", at: "name")
    }
  }

  private mutating func checkSplits() {
    for (index, split) in experiment.settings.list("split").enumerated() {
      let choice = Choice(split)
      let several = experiment.settings.list("split").count > 1
      let path = (several ? "split.\(index)" : "split") + ".\(choice.name)"
      checked(path) { () throws(SettingError) in try SplitSettings(choice) }
    }
  }

  private mutating func checkDetectors() {
    for (index, entry) in experiment.settings.list("detectors").enumerated() {
      let path = "detectors.\(index).\(Choice(entry).name)"
      for combination in Shape.choice(DetectorForms.forms).combinations(of: entry) {
        checked(path) { () throws(SettingError) in
          try ScoreSource(Choice(combination))
        }
      }
    }
  }

  private mutating func checkMap() {
    let choice = experiment.calibration
    checked("calibrate.\(choice.name)") { () throws(SettingError) in try ScoreMapKind(choice) }
  }

  private mutating func checkThresholds() {
    let context = ThresholdContext(experiment, batch: Scores([0]))
    for (index, choice) in experiment.thresholds.enumerated() {
      checked("thresholds.\(index).\(choice.name)") { () throws(SettingError) in
        try ThresholdForms.request(choice, context)
      }
    }
  }

  private mutating func checkTiers() {
    for (index, choice) in experiment.tiers.enumerated() {
      checked("tiers.\(index).\(choice.name)") { () throws(SettingError) in
        try TierForms.request(choice)
      }
    }
  }

  private mutating func checkData() {
    for (index, settings) in experiment.data.enumerated() {
      checkKinds(Form.dataKinds, of: settings, at: "data.\(index)")
      if settings.has("generate") {
        checkGenerator(settings.choice("generate"), at: "data.\(index).generate")
      }
      let corruptions = settings.list("corrupt").map { Choice($0) }
      for (place, choice) in corruptions.enumerated() {
        checked("data.\(index).corrupt.\(place).\(choice.name)") { () throws(SettingError) in
          try Corruption(choice)
        }
      }
    }
  }

  /// Rows come from one place.
  private mutating func checkKinds(_ kinds: [String], of settings: Settings, at path: String) {
    let given = kinds.filter(settings.has)
    guard given.count != 1 else { return }
    complain(
      "wanted exactly one of \(kinds.joined(separator: ", ")), found "
        + (given.isEmpty ? "none" : given.joined(separator: " and ")), at: path)
  }

  private mutating func checkGenerator(_ choice: Choice, at path: String) {
    let path = "\(path).\(choice.name)"
    do throws(SettingError) {
      if case .fitted(_, let recorded) = try GeneratorForms.maker(choice) {
        checkKinds(Form.recordedKinds, of: recorded, at: "\(path).to")
      }
    } catch { complain(error, at: path) }
  }

  /// Without a data set, a detector or a seed there is nothing to run.
  private mutating func checkLists() {
    for key in ["data", "detectors", "seeds"] where experiment.settings.list(key).isEmpty {
      complain("'\(key)' needs at least one entry", at: key)
    }
  }

  private mutating func checkExport() {
    guard case .list(let names) = experiment.settings.members["export"] else { return }
    let known = experiment.settings.list("detectors").map { Choice($0).name }.uniqued()
    for (index, name) in names.enumerated() {
      guard let name = name.string, !known.contains(name) else { continue }
      complain(
        "there is no '\(name)' among the detectors, which are \(known.joined(separator: ", "))",
        at: "export.\(index)")
    }
  }
}
