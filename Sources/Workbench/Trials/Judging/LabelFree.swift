import Detectors
import Evaluation
import Numerics
import Scoring
import Vocabulary

/// How good a detector is as far as that can be said without labels: by the excess mass of its scores.
///
/// Volumes are shares of the box around the rows, so that ways to scale columns can be compared. With
/// more than five columns, the detector is fitted again to random subsets of five.
public struct LabelFree {
  /// Fewer places and subsets than Goix (2016) takes, since every trial of a sweep is judged; masses are estimated
  /// from at most as many rows.
  static let places = 20_000
  static let subsets = 10

  let detector: any Detector
  let model: any AnomalyModel
  let training: Matrix<Float>
  let seed: Seed

  /// The excess mass over `rows`; undefined, with the reason, where the detector cannot be judged so.
  func measurement(on rows: Matrix<Float>) -> Measurement {
    do {
      let found = try LevelSets.criteria(
        of: rows, seed: seed.split("level sets"), boxVolume: 1, places: Self.places,
        subsets: Self.subsets, judged: Self.places, scorer: scorer)
      let quantity = found.map { Quantity.number($0.excessMass) }
      return Measurement(
        .excessMass, quantity ?? .undefined(reason: "there are no rows to judge by"),
        rows: rows.rows)
    } catch {
      return Measurement(
        .excessMass, .undefined(reason: "the detector cannot be fitted to five columns: \(error)"),
        rows: rows.rows)
    }
  }

  /// Scores by the model itself where all columns are asked for, else by one fitted to those asked for.
  private func scorer(_ columns: [Int]) throws -> (Matrix<Float>) throws -> Scores {
    guard columns.count < training.columns else { return { rows in try model.scores(of: rows) } }
    let part = training.gathering(columns: columns)
    let fitted: any AnomalyModel = try detector.fit(part, seed: seed.split("level sets fit"))
    return { rows in try fitted.scores(of: rows) }
  }
}
