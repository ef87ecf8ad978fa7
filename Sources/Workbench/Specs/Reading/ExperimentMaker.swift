import Artifacts
import Decisions
import Detectors
import Evaluation
import Files
import Forms
import Scoring
import Sources
import Vocabulary
import YAML

/// Makes the values of a resolved spec, every combination of its sweep once, so that none is refused after
/// hours of computing; what is refused becomes a complaint where it was written.
struct ExperimentMaker {
  private let settings: Settings
  private let places: Places?
  private var refusals: [Refusal] = []

  /// What is wrong, and the path of where.
  struct Refusal {
    let path: String
    let message: String
  }

  private init(_ settings: Settings, _ places: Places?) {
    self.settings = settings
    self.places = places
  }

  /// The experiment that a spec describes, or all that is wrong with it.
  static func make(_ settings: Settings, _ places: Places) throws(Complaints) -> Experiment {
    var maker = ExperimentMaker(settings, places)
    let experiment = maker.made()
    var complaints = Complaints()
    for refusal in maker.refusals {
      guard let place = places[refusal.path] else {
        preconditionFailure("no place is known for '\(refusal.path)'")
      }
      complaints.add(Complaint(refusal.message, at: place))
    }
    try complaints.check()
    guard let experiment else { preconditionFailure("a spec without complaints was made") }
    return experiment
  }

  /// The experiment that a run recorded.
  static func make(recorded settings: Settings) throws(FileError) -> Experiment {
    var maker = ExperimentMaker(settings, nil)
    guard let experiment = maker.made(), maker.refusals.isEmpty else {
      let first = maker.refusals.first
      throw FileError(
        .malformed, "run.json",
        "the spec cannot be used: \(first.map { "\($0.path): \($0.message)" } ?? "it is incomplete")"
      )
    }
    return experiment
  }

  private mutating func refuse(_ message: String, at path: String) {
    refusals.append(Refusal(path: path, message: message))
  }

  /// What `make` makes, or `nil` and a refusal at the setting that it names.
  private mutating func checked<Value>(
    _ path: String, _ make: () throws(SettingError) -> Value
  ) -> Value? {
    do throws(SettingError) { return try make() } catch {
      refuse(error.description, at: "\(path).\(error.path)")
      return nil
    }
  }

  private mutating func made() -> Experiment? {
    checkName()
    let splits = splits()
    let detectors = detectors()
    let operation = Operation(settings.form("operation"))
    let calibration = calibration()
    let thresholds = thresholds()
    let tiers = tiers()
    let data = data()
    checkLists()
    let export = export()
    let features = features()
    guard refusals.isEmpty, let calibration else { return nil }
    let selection = Selection(settings.text("select"))
    return Experiment(
      spec: settings.members, name: settings.text("name"), data: data, splits: splits,
      features: features, detectors: detectors, seeds: settings.list("seeds").compactMap(\.int),
      search: Search(settings.choice("search")), selection: selection,
      questions: Questions(
        thresholds: thresholds, calibration: calibration, operation: operation,
        json: asked(selection)),
      tiers: tiers, latency: settings.optional("latency") { LatencySetting($0.form($1)) },
      limits: Limits(settings.form("limits")), export: export,
      report: ReportSetting(settings.members["report"]), places: places)
  }

  /// What every trial of the run is asked.
  private func asked(_ selection: Selection) -> JSON {
    let keys = ["thresholds", "calibrate", "operation"]
    return .object(keys.map { (key: $0, value: settings.members[$0] ?? .null) })
  }

  private mutating func checkName() {
    let name = settings.text("name")
    let plain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    if name.isEmpty || !plain || name.hasPrefix(".") {
      refuse("'name' must be letters, digits, '-', '_' and '.', not '\(name)'", at: "name")
    }
  }

  private mutating func splits() -> [SplitSetting] {
    let listed = settings.list("split")
    var made: [SplitSetting] = []
    for (index, split) in listed.enumerated() {
      guard let choice = Forms.Choice(stored: split) else { continue }
      let path = (listed.count > 1 ? "split.\(index)" : "split") + ".\(choice.name)"
      for choice in choice.combinations(among: SplitSettings.choices.forms) {
        if let value = checked(path, { () throws(SettingError) in try SplitSetting(choice) }) {
          made.append(value)
        }
      }
    }
    return made
  }

  private mutating func features() -> [FeaturesSetting] {
    settings.list("scale").compactMap { scale in
      let members: JSON.Object = [
        "scale": scale, "categories": settings.members["categories"] ?? .null,
        "missing": settings.members["missing"] ?? .null,
      ]
      return checked("scale") { () throws(SettingError) in try FeaturesSetting(Settings(members)) }
    }
  }

  /// Every setting of every detector that the search tries, then the controls that were not asked for.
  private mutating func detectors() -> [DetectorSetting] {
    var made: [DetectorSetting] = []
    let search = Search(settings.choice("search"))
    for (index, entry) in settings.list("detectors").enumerated() {
      let path = "detectors.\(index).\(Choice(entry).name)"
      var all: [DetectorSetting] = []
      for choice in Choice(entry).combinations(among: DetectorForms.forms) {
        let setting = checked(path) { () throws(SettingError) in try DetectorSetting(choice) }
        if let setting { all.append(setting) }
      }
      made += search.tried(all)
    }
    guard settings.flag("controls") else { return made }
    let asked = Set(made.map(\.name))
    for control in DetectorForms.controls(beside: asked) where !asked.contains(control.name) {
      if let setting = checked(
        "controls", { () throws(SettingError) in try DetectorSetting(control, isControl: true) })
      {
        made.append(setting)
      }
    }
    return made
  }

  private mutating func calibration() -> ScoreMapKind? {
    let choice = settings.choice("calibrate")
    return checked("calibrate.\(choice.name)") { () throws(SettingError) in
      try ScoreMapKind(choice)
    }
  }

  private mutating func thresholds() -> [ThresholdRequest] {
    settings.list("thresholds").enumerated().compactMap { index, json in
      let choice = Choice(json).typed
      return checked("thresholds.\(index).\(choice.name)") { () throws(SettingError) in
        try ThresholdRequest(choice)
      }
    }
  }

  private mutating func tiers() -> [TierRequest] {
    guard settings.has("tiers") else { return [] }
    return settings.list("tiers").enumerated().compactMap { index, json in
      let choice = Choice(json)
      return checked("tiers.\(index).\(choice.name)") { () throws(SettingError) in
        try TierForms.request(choice)
      }
    }
  }

  private mutating func data() -> [DataSetting] {
    settings.list("data").enumerated().compactMap { index, json in
      checked("data.\(index)") { () throws(SettingError) in
        try DataSetting(Forms.Settings(json.members ?? [:]))
      }
    }
  }

  /// Without a data set, a detector or a seed there is nothing to run.
  private mutating func checkLists() {
    for key in ["data", "detectors", "seeds"] where settings.list(key).isEmpty {
      refuse("'\(key)' needs at least one entry", at: key)
    }
  }

  private mutating func export() -> Export {
    switch settings.members["export"] {
    case .text("best"): return .best
    case .text("all"): return .all
    case .list(let listed):
      let names = listed.compactMap(\.string)
      let known = settings.list("detectors").map { Choice($0).name }.uniqued()
      for (index, name) in names.enumerated() where !known.contains(name) {
        refuse(
          "there is no '\(name)' among the detectors, which are \(known.joined(separator: ", "))",
          at: "export.\(index)")
      }
      return .bestOf(names)
    default: return .none
    }
  }
}
