import Detectors
public import Files
import Scoring
import Vocabulary

/// An experiment as it was asked for: a spec, checked completely, every default filled in.
public struct Experiment: Sendable {
  /// The resolved spec; every axis is a list.
  public let settings: Settings

  public var name: String { settings.text("name") }
  public var data: [Settings] { settings.list("data").map { Settings($0) } }
  public var seeds: [Int] { settings.list("seeds").compactMap(\.int) }

  init(_ settings: Settings) { self.settings = settings }

  /// The experiment that a run recorded; keys that an earlier version did not know have their defaults.
  public init(recorded spec: JSON) throws(FileError) {
    guard let members = spec.members else {
      throw JSONReader(spec, name: "run.json").error("the spec is no object")
    }
    settings = Settings(Form.spec.completing(members, isSwept: true))
  }

  /// The ways to divide rows that are tried, each without an axis left.
  var splits: [Choice] {
    settings.list("split").flatMap { Shape.choice(Form.splits).combinations(of: $0) }
      .map { json in Choice(json) }
  }

  /// The ways to make features that are tried.
  var features: [Settings] {
    settings.list("scale").map { scale in
      let members: JSON.Object = [
        "scale": scale, "categories": settings.members["categories"] ?? .null,
        "missing": settings.members["missing"] ?? .null,
      ]
      return Settings(members)
    }
  }

  var thresholds: [Choice] { settings.list("thresholds").map { Choice($0) } }
  var calibration: Choice { settings.choice("calibrate") }
  public var operation: Settings { settings.form("operation") }
  var limits: Settings { settings.form("limits") }
  var latency: Settings? { settings.optional("latency") { $0.form($1) } }
  public var select: String { settings.text("select") }

  /// The columns whose values appear nowhere.
  public var redacted: [String] {
    (settings.members["report"]?["redact"]?.elements ?? []).compactMap(\.string)
  }

  public var reportFormats: [String] {
    let report = settings.members["report"]
    return (report?.elements ?? report?["formats"]?.elements ?? []).compactMap(\.string)
  }

  /// What every trial of the run depends on beside its own settings.
  var sharedContent: JSON {
    let keys = ["thresholds", "calibrate", "operation"]
    var content = JSON.Object(keys.map { (key: $0, value: settings.members[$0] ?? .null) })
    if isLabelFree { content["select"] = settings.members["select"] }
    return .object(content)
  }
}

/// One setting of a detector that is tried.
struct DetectorEntry: Sendable, Equatable {
  let choice: Choice
  /// How many rows of the data set take part, where the detector has a limit of its own.
  let atMost: Int?
  let isControl: Bool
}

extension Experiment {
  /// Every setting of every detector, in the order of the spec, then the controls.
  func detectorTrials() -> [DetectorEntry] {
    var entries: [DetectorEntry] = []
    for entry in settings.list("detectors") {
      let all = Shape.choice(DetectorForms.forms).combinations(of: entry).map { Choice($0) }
      entries += searched(all).map { DetectorEntry($0, isControl: false) }
    }
    guard settings.flag("controls") else { return entries }
    let asked = Set(entries.map(\.choice.name))
    var controls = ["random", "constant", "distance-to-mean"]
    if asked.contains("autoencoder") { controls.append("untrained-network") }
    return entries
      + controls.filter { !asked.contains($0) }.compactMap { name in
        DetectorForms.forms.first { $0.name == name }.map { form in
          DetectorEntry(
            Choice(name, form.combinations(of: Settings(form.defaults))[0]), isControl: true)
        }
      }
  }

  /// The combinations of one detector that the search tries.
  private func searched(_ all: [Choice]) -> [Choice] {
    let search = settings.choice("search")
    guard search.name == "random" else { return all }
    return search.settings.drawn(from: all)
  }

  /// How many settings each detector is tried with.
  var budgets: [(detector: String, settings: Int)] {
    var counts: [(detector: String, settings: Int)] = []
    for entry in detectorTrials() where !entry.isControl {
      if let place = counts.firstIndex(where: { $0.detector == entry.choice.name }) {
        counts[place].settings += 1
      } else {
        counts.append((entry.choice.name, 1))
      }
    }
    return counts
  }
}

extension DetectorEntry {
  /// Takes the limit of rows out of the settings: it belongs to the split.
  fileprivate init(_ choice: Choice, isControl: Bool) {
    var members = choice.settings.members
    let atMost = members["at-most"]?.int
    members["at-most"] = nil
    self.init(
      choice: Choice(choice.name, Settings(members)), atMost: atMost, isControl: isControl)
  }
}
