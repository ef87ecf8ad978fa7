import Artifacts
import Detectors
import Formats
import Numerics
import Sources
import Testing
import Vocabulary

@testable import Specs

/// What a record of a trial is read as.
struct TrialSettingsTests {
  private func read(
    split: JSON = ["holdout": ["test": 0.3]], features: JSON = [:], detector: String = "knn",
    settings: JSON = [:], seed: Int = 1
  ) throws(SettingError) -> TrialSettings {
    try TrialSettings(
      TrialIdentity(
        dataset: "d", split: split, features: features, detector: detector, settings: settings,
        seed: seed, isControl: false))
  }

  private func complaint(_ read: () throws(SettingError) -> TrialSettings) -> String {
    do throws(SettingError) {
      _ = try read()
      return "none"
    } catch { return error.description }
  }

  @Test func `what a record does not say stands at its default`() throws {
    let trial = try read(settings: .null, seed: 7)
    #expect(trial.split.description == "row test 0.3 validation 0.2")
    #expect(trial.fold == 0 && trial.learningShare == 1 && trial.learningLimit == nil)
    #expect(trial.seed == Seed(spec: 7) && trial.trialSeed == Seed(spec: 7).split("trial"))
    guard case .detector(let detector) = trial.source else {
      Issue.record("\(trial.source)")
      return
    }
    #expect(try detector as? NeighborDistance == NeighborDistance())
  }

  @Test func `what is not as it usually is names a trial, and is counted`() {
    let usual = TrialIdentity(
      dataset: "d", split: ["holdout": ["test": 0.3]], features: [:], detector: "knn",
      settings: [:], seed: 1,
      isControl: false)
    #expect(TrialLabel.settings(usual) == "" && TrialLabel.changes(usual) == 0)
    let other = TrialIdentity(
      dataset: "d", split: usual.split, features: ["scale": "robust"], detector: "knn",
      settings: ["neighbors": 50, "summary": "mean"], seed: 1, isControl: false
    ).learning(atMost: 900)
    #expect(TrialLabel.settings(other) == "neighbors 50, summary mean, scale robust, at-most 900")
    #expect(TrialLabel.changes(other) == 4)
  }

  @Test func `a fold and a share of the rows are read from beside the split`() throws {
    let trial = try read(
      split: ["folds": ["count": 3], "fold": 2, "learn": 0.25, "learn_at_most": 100])
    #expect(trial.split.description == "row folds 3 validation 0.2")
    #expect(trial.fold == 2 && trial.learningShare == 0.25 && trial.learningLimit == 100)
  }

  @Test func `a record that no trial can be made of is refused`() throws {
    let split = complaint { () throws(SettingError) in try read(split: ["by": "moon"]) }
    #expect(split == #"'split' must be one way with its settings, not {"by":"moon"}"#)
    let features = complaint { () throws(SettingError) in try read(features: 7) }
    #expect(features == "'features' must be a mapping, not 7")
    let detector = complaint { () throws(SettingError) in try read(detector: "crystal-ball") }
    #expect(detector == "'detector' must be one that this version knows, not crystal-ball")
  }
}
