import Artifacts
import Formats
import Vocabulary

@testable import Gates

/// The state of a project that a test writes by hand: detectors on one data set, each with the scores of its trials.
struct MadeSubject {
  var name = "made"
  var fingerprint = "f"
  var division = "row test 0.3"
  var labels: Labels
  var groups: [Int32]?
  var machine: MachineRecord?
  var settings: [Setting]
  var controls: [Setting] = []
  var failures: [GateSubject.Failure] = []

  struct Setting {
    var name: String
    var dataset = "d"
    var hasChance = false
    /// The seed of the first list of scores; those of the others follow.
    var firstSeed = 1
    /// The scores of the test rows, a list for each seed.
    var scores: [[Double]]
    var settings: JSON = [:]
    var threshold: Double?
    var costs = Baseline.Costs()

    init(_ name: String, _ scores: [Double]..., chance: Bool = false) {
      self.name = name
      self.scores = scores
      hasChance = chance
    }
  }

  init(labels: String, groups: [Int32]? = nil, _ settings: Setting...) {
    self.labels = Labels(labels.map { $0 == "+" ? .anomaly : $0 == "-" ? .ordinary : .unknown })
    self.groups = groups
    self.settings = settings
  }

  private var rows: KnownRows {
    KnownRows(numbers: Array(0..<labels.count), labels: labels, groups: groups)
  }

  private func kept(_ setting: Setting) -> Baseline.Setting {
    Baseline.Setting(
      dataset: setting.dataset, detector: String(setting.name.split(separator: " ")[0]),
      name: setting.name, division: division, settings: setting.settings,
      hasChance: setting.hasChance, measured: [],
      trials: setting.scores.enumerated().map { place, scores in
        let ranks = PackedRanks(Scores(scores))
        let cut = setting.threshold.map {
          Baseline.Cut(
            method: "best-f1", alarmsFrom: ranks.rank(above: $0, among: Scores(scores)),
            measured: [])
        }
        return Baseline.Trial(
          id: "\(setting.name) \(place + 1)", seed: setting.firstSeed + place, fold: 0,
          rows: rows.hash,
          ranks: ranks, cuts: cut.map { [$0] } ?? [], costs: setting.costs)
      })
  }

  var subject: GateSubject {
    let datasets = (settings + controls).map(\.dataset).uniqued()
    return GateSubject(
      state: Baseline(
        subject: name, codeVersion: "c", platform: "p", machine: machine,
        datasets: datasets.map { Baseline.Data(name: $0, fingerprint: fingerprint) },
        settings: settings.map(kept)),
      controls: controls.map(kept), rows: [rows.hash: rows], failures: failures)
  }
}
