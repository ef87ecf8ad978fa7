import Detectors
import Files
import Vocabulary

extension DetectorForms {
  /// The trivial detectors that every other should beat.
  static let controls: [DetectorForm] = [
    DetectorForm("random", "A control: a number drawn from the seed and the row's bits.") { _ in
      RandomControl()
    },
    DetectorForm("constant", "A control: every row scores the same.") { _ in ConstantControl() },
    DetectorForm("distance-to-mean", "A control: the Euclidean distance to the mean row.") { _ in
      DistanceToMean()
    },
    DetectorForm("largest-z", "A control: the largest number of deviations from a column's mean.") {
      _ in LargestZ()
    },
    DetectorForm(
      "untrained-network", "A control: a network before it learns anything.",
      keys: [.axis("code", .whole(1...65_536), or: 16, "The width of its code.")]
    ) { settings throws(SettingError) in try UntrainedNetwork(code: settings.whole("code")) },
  ]
}

extension DetectorForms {
  /// The controls that every run scores beside the detectors that were asked for, at their defaults.
  static func controls(beside asked: Set<String>) -> [Choice] {
    var names = ["random", "constant", "distance-to-mean"]
    if asked.contains("autoencoder") { names.append("untrained-network") }
    return controls.filter { names.contains($0.form.name) }.map { control in
      Choice(control.form.name, control.form.combinations(of: Settings(control.form.defaults))[0])
    }
  }
}
