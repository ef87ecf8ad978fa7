import Decisions
import Detectors
import Features
public import Graphs
import Scoring

extension Pipeline {
  /// All of the pipeline that decides a row by itself, as steps that other programs can take.
  ///
  /// It answers the `score`, the `probability`, which is the calibrated score within 0…1, and `is_anomaly`: whether
  /// not score ≤ `threshold`. A row with a number that is missing where none may be, or is not finite, has no score and
  /// is an anomaly, so that nothing broken passes for ordinary.
  public func graph() throws(GraphError) -> Graph {
    let features = try features.graph()
    let whole = (features.row * 0).sum
    let score = (try model.score(of: features.row) + whole).rounded
    let calibrated = calibration.graph(of: score) + score * 0
    let threshold = Numbers.setting("threshold", policy?.highestOrdinaryScore ?? .infinity)
    return Graph(
      inputs: features.inputs,
      outputs: [
        Graph.Output("score", score),
        Graph.Output(
          "probability", calibration.isUnit ? calibrated : calibrated.clamped(to: 0...1)),
        Graph.Output("is_anomaly", !score.isAtMost(threshold)),
      ])
  }
}
