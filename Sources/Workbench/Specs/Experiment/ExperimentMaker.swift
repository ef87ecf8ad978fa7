import Artifacts
import Decisions
import Detectors
import Evaluation
import Features
import Formats
import Forms
import Machine
import Scoring
import Sources
import Vocabulary
import Wording
import YAML

/// Makes the values of a resolved spec, every combination of its sweep once, so that none is refused after
/// hours of computing; what is refused becomes a complaint where it was written.
struct ExperimentMaker {
  private let settings: Settings<Spec>
  private let places: Places?
  private var refusals: [Refusal] = []

  /// What is wrong, and the path of where.
  private struct Refusal {
    let path: String
    let message: String
  }

  private init(_ settings: Settings<Spec>, _ places: Places?) {
    self.settings = settings
    self.places = places
  }

  /// The experiment that a spec describes, or all that is wrong with it.
  static func make(
    _ settings: Settings<Spec>, _ places: Places
  ) throws(Complaints) -> Experiment {
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
  static func make(recorded settings: Settings<Spec>) throws(FileError) -> Experiment {
    do { for key in Spec.keys { try key.check(settings.members, isSwept: true) } } catch {
      throw unusable(error.description)
    }
    var maker = ExperimentMaker(settings, nil)
    guard let experiment = maker.made() else {
      throw unusable(
        maker.refusals.first.map { "\($0.path): \($0.message)" } ?? "it is incomplete")
    }
    return experiment
  }

  private static func unusable(_ why: String) -> FileError {
    FileError(.malformed, "run.json", "the spec cannot be used: \(why)")
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

  /// What is made of a choice, or `nil` and a refusal at the setting that is to blame.
  private mutating func checked<Value>(
    _ choice: Choice, at path: String, _ make: (Choice) throws(SettingError) -> Value
  ) -> Value? {
    checked("\(path).\(choice.name)") { () throws(SettingError) in try make(choice) }
  }

  private mutating func made() -> Experiment? {
    checkName()
    let splits = splits()
    let search = checked(settings[Spec.search], at: Spec.search.name, Searches.choices.make)
    guard !isTooLarge(splits, triedBy: search) else { return nil }
    let detectors = detectors(triedBy: search)
    let calibration = checked(
      settings[Spec.calibration], at: Spec.calibration.name, ScoreMapKind.init)
    let thresholds = each(of: settings[Spec.thresholds], at: Spec.thresholds, ThresholdRequest.init)
    let policy = settings[Spec.policy].flatMap {
      checked($0, at: Spec.policy.name, TierRequest.init)
    }
    let tiers = each(of: settings[Spec.tiers] ?? [], at: Spec.tiers, TierRequest.init)
    let gate = each(of: settings[Spec.gate] ?? [], at: Spec.gate, GateRules.choices.make)
    let data = data()
    checkLists()
    let export = export(of: detectors)
    let features = features()
    let validation = validation()
    guard refusals.isEmpty, let calibration, let search, let validation else { return nil }
    return Experiment(
      spec: JSON.Object(settings.members.filter { $0.key != Spec.gate.name }),
      name: settings[Spec.title], data: data, splits: splits,
      features: features, detectors: detectors, seeds: settings[Spec.seeds], search: search,
      selection: settings[Spec.selection], preference: settings[Spec.preference],
      questions: Questions(
        thresholds: thresholds, policy: policy, calibration: calibration,
        operation: Operation(settings[Spec.operation]), validation: validation,
        test: settings[Spec.test], json: asked),
      tiers: tiers.isEmpty ? [policy].compactMap(\.self) : tiers,
      latency: settings[Spec.latency].map { LatencySetting($0) },
      limits: Limits(settings[Spec.limits]), export: export,
      report: ReportSetting(settings[Spec.report]),
      gate: settings[Spec.gate] == nil ? nil : gate, places: places)
  }

  /// What every trial of the run is asked.
  private var asked: JSON {
    let keys: [any FormKey<Spec>] = [
      Spec.thresholds, Spec.calibration, Spec.operation, Spec.validation, Spec.test,
    ]
    var asked = JSON.Object(
      keys.map { (key: $0.erased.name, value: $0.written(in: settings.members) ?? .null) })
    asked[Spec.policy.name] = Spec.policy.written(in: settings.members)
    return .object(asked)
  }

  /// A record that is older than the key was made when every validation row chose.
  private mutating func validation() -> ValidationSetting? {
    guard places != nil || settings.members[Spec.validation.name] != nil else {
      return .choosingAll
    }
    let settings = settings[Spec.validation]
    return checked(Spec.validation.name) { () throws(SettingError) in
      try ValidationSetting(settings)
    }
  }

  private mutating func checkName() {
    let name = settings[Spec.title]
    let plain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    if name.isEmpty || !plain || name.hasPrefix(".") {
      refuse(
        "'name' must be letters, digits, '-', '_' and '.', not '\(name)'", at: Spec.title.name)
    } else if RunFolder.isTaken(name) {
      refuse(
        "'name' cannot be '\(name)': the folder of runs has a file called so, which Assay keeps there",
        at: Spec.title.name)
    }
  }

  private mutating func splits() -> [SplitSetting] {
    let listed = settings.values(of: Spec.split)
    var made: [SplitSetting] = []
    for (index, split) in listed.enumerated() {
      let path = listed.count > 1 ? "\(Spec.split.name).\(index)" : Spec.split.name
      made += split.combinations(among: SplitSettings.choices.forms).compactMap { choice in
        checked(choice, at: path, SplitSetting.init)
      }
    }
    return made
  }

  private mutating func features() -> [FeaturesSetting] {
    let all = settings.read(as: FeatureSettings.self)
    return all.values(of: FeatureSettings.scale).compactMap { scale in
      checked(FeatureSettings.scale.name) { () throws(SettingError) in
        try FeaturesSetting(
          Settings.standard.with(FeatureSettings.scale, scale)
            .with(FeatureSettings.categories, all[FeatureSettings.categories])
            .with(FeatureSettings.missing, all[FeatureSettings.missing])
            .saying(FeatureSettings.constant, as: all))
      }
    }
  }

  /// Every setting of every detector that the search tries, then the controls that were not asked for.
  private mutating func detectors(triedBy search: (any Search)?) -> [DetectorSetting] {
    var made: [DetectorSetting] = []
    for (index, entry) in settings[Spec.detectors].enumerated() {
      made += combinations(of: entry, triedBy: search).compactMap { choice in
        checked(choice, at: "\(Spec.detectors.name).\(index)") { choice throws(SettingError) in
          try DetectorSetting(choice)
        }
      }
    }
    guard settings[Spec.controls] else { return made }
    let asked = Set(made.map(\.name))
    return made
      + DetectorSetting.controls(beside: asked).filter { !asked.contains($0.name) }
      .compactMap { control in
        checked(Spec.controls.name) { () throws(SettingError) in
          try DetectorSetting(control, isControl: true)
        }
      }
  }

  private func combinations(of entry: Choice, triedBy search: (any Search)?) -> [Choice] {
    let forms = DetectorSetting.forms
    let count = entry.combinationCount(among: forms)
    guard let tried = search?.tried(among: count, of: entry.name) else {
      return entry.combinations(among: forms)
    }
    return tried.map { entry.combination(at: $0, among: forms) }
  }

  /// Whether the sweep has more trials than it may have, counted before any of them is made; it is then refused.
  private mutating func isTooLarge(
    _ splits: [SplitSetting], triedBy search: (any Search)?
  ) -> Bool {
    let limit = settings[Spec.limits][Limits.trials]
    let tried = settings[Spec.detectors].reduce(0) { sum, entry in
      let count = entry.combinationCount(among: DetectorSetting.forms)
      let own = search?.tried(among: count, of: entry.name)?.count ?? count
      return sum > Int.max - own ? .max : sum + own
    }
    let factors = [
      (settings[Spec.data].count, "data set"), (splits.reduce(0) { $0 + $1.divisions }, "division"),
      (settings.read(as: FeatureSettings.self).values(of: FeatureSettings.scale).count, "scale"),
      (settings[Spec.seeds].count, "seed"), (tried, "setting"),
    ]
    let count = factors.reduce(1) { $0.timesSaturating($1.0) }
    guard count > limit else { return false }
    let product = factors.map { number, name in
      "\(Figures.grouped(number)) \(number == 1 ? name : name + "s")"
    }
    refuse(
      "the sweep has \(Figures.grouped(count)) trials (\(product.joined(separator: " × "))), more than the "
        + "\(Figures.grouped(limit)) that 'limits: { trials: … }' allows", at: Spec.detectors.name)
    return true
  }

  /// What is made of each of a list of choices, the refused ones left out.
  private mutating func each<Value, Listed>(
    of choices: [Choice], at key: Key<Spec, Listed>,
    _ make: (Choice) throws(SettingError) -> Value
  ) -> [Value] {
    choices.enumerated().compactMap { index, choice in
      checked(choice, at: "\(key.name).\(index)", make)
    }
  }

  private mutating func data() -> [DataSetting] {
    settings[Spec.data].enumerated().compactMap { index, settings in
      checked("\(Spec.data.name).\(index)") { () throws(SettingError) in
        try DataSetting(settings)
      }
    }
  }

  /// Without a data set, a detector or a seed there is nothing to run.
  private mutating func checkLists() {
    let lists = [
      (Spec.data.name, settings[Spec.data].isEmpty),
      (Spec.detectors.name, settings[Spec.detectors].isEmpty),
      (Spec.seeds.name, settings[Spec.seeds].isEmpty),
    ]
    for (key, isEmpty) in lists + [(Spec.gate.name, settings[Spec.gate]?.isEmpty ?? false)]
    where isEmpty {
      refuse("'\(key)' needs at least one entry", at: key)
    }
  }

  private mutating func export(of detectors: [DetectorSetting]) -> Export {
    let export = settings[Spec.export]
    guard case .bestOf(let names) = export else { return export }
    let known = detectors.filter { !$0.isControl }.map(\.name).uniqued()
    for (index, name) in names.enumerated() where !known.contains(name) {
      refuse(
        "there is no '\(name)' among the detectors, which are \(known.joined(separator: ", "))",
        at: "\(Spec.export.name).\(index)")
    }
    return export
  }
}
