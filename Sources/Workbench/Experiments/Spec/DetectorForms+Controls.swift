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
