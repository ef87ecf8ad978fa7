import Formats
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

@testable import Detectors

/// The project's folder of recorded tables, where a machine has it.
private let folder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "shared/datasets/adbench").path()

/// Areas that an independent implementation reached on ADBench's tables: all rows, each column from its
/// minimum to its maximum in `Double`, rounded once to `Float`; training scores against the labels.
struct AgreementTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let table: String
    /// Area under the ROC curve and average precision of ECOD, COPOD, HBOS and Mahalanobis, in turn.
    let areas: [Double]
    var testDescription: String { table }
  }

  static let rows: [Row] = [
    Row(table: "WBC", areas: [0.9948, 0.9038, 0.9948, 0.9038, 0.9892, 0.7880, 0.9742, 0.6173]),
    Row(table: "WDBC", areas: [0.9706, 0.5053, 0.9941, 0.8037, 0.9938, 0.8382, 0.9538, 0.3046]),
    Row(
      table: "Ionosphere",
      areas: [0.7284, 0.6461, 0.7895, 0.6697, 0.6415, 0.4124, 0.9219, 0.9142]),
    Row(table: "breastw", areas: [0.9914, 0.9839, 0.9944, 0.9886, 0.9851, 0.9583, 0.9724, 0.9395]),
    Row(table: "Pima", areas: [0.5944, 0.4642, 0.6540, 0.5254, 0.6957, 0.5521, 0.6744, 0.4960]),
    Row(table: "cardio", areas: [0.9350, 0.5674, 0.9219, 0.5776, 0.8486, 0.4800, 0.8965, 0.4638]),
    Row(
      table: "Cardiotocography",
      areas: [0.7853, 0.5054, 0.6629, 0.4001, 0.5947, 0.3793, 0.6025, 0.3526]),
    Row(table: "thyroid", areas: [0.9771, 0.4678, 0.9393, 0.1789, 0.9544, 0.4516, 0.9342, 0.2579]),
    Row(table: "vowels", areas: [0.5929, 0.0814, 0.4958, 0.0341, 0.6807, 0.0936, 0.9121, 0.3610]),
    Row(table: "letter", areas: [0.5723, 0.0767, 0.5596, 0.0683, 0.5901, 0.0787, 0.8041, 0.2266]),
    Row(
      table: "annthyroid",
      areas: [0.7887, 0.2697, 0.7760, 0.1733, 0.6188, 0.1919, 0.6415, 0.1573]),
    Row(
      table: "pendigits",
      areas: [0.9274, 0.2656, 0.9048, 0.1824, 0.9282, 0.2502, 0.7628, 0.0555]),
    Row(
      table: "satimage-2",
      areas: [0.9649, 0.6597, 0.9745, 0.7933, 0.9820, 0.8083, 0.9838, 0.3672]),
    Row(
      table: "satellite",
      areas: [0.5830, 0.5261, 0.6335, 0.5706, 0.7484, 0.6771, 0.6365, 0.5142]),
    Row(table: "landsat", areas: [0.3678, 0.1635, 0.4215, 0.1758, 0.5537, 0.2215, 0.4640, 0.1894]),
    Row(table: "musk", areas: [0.9559, 0.4918, 0.9463, 0.3433, 1.000, 1.000, 0.9971, 0.8979]),
    Row(
      table: "optdigits",
      areas: [0.6045, 0.0337, 0.6824, 0.0422, 0.8205, 0.1070, 0.5050, 0.0265]),
  ]

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: folder), "needs ../shared/datasets"),
    arguments: rows)
  func `detectors of distributions reach the areas of the reference table`(row: Row) throws {
    let (rows, labels) = try Self.read(row.table)
    var ours: [Double] = []
    func measure(_ detector: some Detector) throws {
      let model = try detector.fit(rows, seed: Seed(1))
      let ranking = try Ranking(detector.trainingScores(of: model, on: rows), labels)
      ours.append(try #require(ranking.rocAUC))
      ours.append(try #require(ranking.averagePrecision))
    }
    try measure(EmpiricalCumulativeOutlierDetection())
    try measure(CopulaOutlierDetection())
    try measure(HistogramOutlierScore())
    try measure(Mahalanobis())
    for (index, name) in ["ECOD", "COPOD", "HBOS", "MAHA"].enumerated() {
      for (offset, area) in ["AUROC", "AP"].enumerated() {
        let (value, wanted) = (ours[index * 2 + offset], row.areas[index * 2 + offset])
        let difference = value - wanted
        print("\(row.table) \(name) \(area): ours \(value), reference \(wanted), \(difference)")
        // The table is rounded to four decimals.
        #expect(abs(difference) <= 0.5001e-4, "\(row.table) \(name) \(area)")
      }
    }
  }

  private static func read(_ table: String) throws -> (Matrix<Float>, Labels) {
    let file = try NPZ("\(folder)/\(table).npz")
    let tensor = try file.tensor("X")
    let values = tensor.values.doubles
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let anomalies = try file.tensor("y").values.doubles.map { $0 == 1 }
    let ends = (0..<columns).map { column in
      let numbers = (0..<rows).map { values[$0 * columns + column] }
      return (low: numbers.min() ?? 0, high: numbers.max() ?? 0)
    }
    let scaled = Matrix<Double>(rows: rows, columns: columns) { row, column in
      let (low, high) = ends[column]
      return (values[row * columns + column] - low) / (high > low ? high - low : 1)
    }
    return (scaled.rounded, Labels(anomalies: anomalies))
  }
}

extension Tensor.Values {
  fileprivate var doubles: [Double] {
    switch self {
    case .float(let values): values.map { Double($0) }
    case .double(let values): values
    case .int32(let values): values.map { Double($0) }
    case .int64(let values): values.map { Double($0) }
    case .byte(let values): values.map { Double($0) }
    }
  }
}
