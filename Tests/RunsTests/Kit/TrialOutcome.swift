import Artifacts
import Detectors
import Features
import Formats
import Numerics
import Pipelines
import Scoring
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Everything that a trial learned, chose and measured, as named bytes, so that a law can say which of them
/// must not have moved.
struct TrialOutcome {
  /// What was learned from training rows alone.
  private let fitted: [String: [UInt8]]
  /// What was chosen, by validation rows where there are any.
  private let chosen: [String: [UInt8]]
  /// What test rows are and say.
  private let measured: [String: [UInt8]]
  /// The value of what the spec selects by.
  let selection: Double?

  init(_ rows: Preparation, _ result: Trial.Result, _ selection: Double?) {
    self.selection = selection
    let findings = result.findings
    let pipeline = result.fitted?.pipeline
    let scores = result.scores.bytes.suffix(8 * (rows.validation.rows + rows.test.rows))
    fitted = [
      "features": SafeTensors.bytes(of: rows.features.weights),
      "training rows": rows.train.bytes,
      "model": pipeline.map { SafeTensors.bytes(of: $0.model.weights) } ?? [],
      "notes": JSON(findings.notes).bytes(),
    ]
    chosen = [
      "validation rows": rows.validation.bytes,
      "validation scores": Array(scores.prefix(8 * rows.validation.rows)),
      "validation metrics": JSON(findings.onValidation).bytes(),
      "selection": JSON(selection).bytes(),
      "calibration": pipeline.map { SafeTensors.bytes(of: $0.calibration.weights) } ?? [],
      "threshold": JSON(pipeline?.threshold).bytes(),
      "thresholds": JSON.list(findings.thresholds.map(\.choice.json)).bytes(),
    ]
    measured = [
      "test rows": rows.test.bytes,
      "test labels": rows.rows.test.labels.values.map(\.rawValue),
      "test scores": Array(scores.suffix(8 * rows.test.rows)),
    ]
  }

  /// What of all that was learned is not the same bits in another outcome.
  func differsInFitted(from other: TrialOutcome) -> [String] {
    Self.differences(fitted, other.fitted)
  }

  /// What of all that was learned or chosen is not the same bits in another outcome.
  func differsInChosen(from other: TrialOutcome) -> [String] {
    Self.differences(fitted, other.fitted) + Self.differences(chosen, other.chosen)
  }

  /// What of the test rows and their scores is not the same bits in another outcome.
  func differsInMeasured(from other: TrialOutcome) -> [String] {
    Self.differences(measured, other.measured)
  }

  private static func differences(
    _ one: [String: [UInt8]], _ other: [String: [UInt8]]
  ) -> [String] {
    one.keys.sorted().filter { one[$0] != other[$0] }
  }
}

extension Preparation {
  /// What of the features, and of rows as models see them, is not the same bits in another preparation.
  func differences(from other: Preparation) -> [String] {
    let parts: [(String, (Preparation) -> [UInt8])] = [
      ("features", { SafeTensors.bytes(of: $0.features.weights) }),
      ("training rows", { $0.train.bytes }),
      ("validation rows", { $0.validation.bytes }),
      ("test rows", { $0.test.bytes }),
    ]
    return parts.filter { $0.1(self) != $0.1(other) }.map(\.0)
  }
}

extension Matrix<Float> {
  /// The bits of the elements, row by row.
  fileprivate var bytes: [UInt8] {
    elements.flatMap { element in
      (0..<4).map { UInt8(truncatingIfNeeded: element.bitPattern >> (8 * $0)) }
    }
  }
}
