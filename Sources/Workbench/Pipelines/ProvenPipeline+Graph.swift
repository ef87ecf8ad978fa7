import Features
public import Graphs
import Vocabulary

extension ProvenPipeline {
  /// The graph of the pipeline, which finds for the rows of proof the scores that the pipeline found; refuses one that
  /// cannot be said, or finds others.
  public func provenGraph() throws(GraphError) -> Graph {
    let graph = try pipeline.graph()
    guard let inputs = golden.inputs, let rows = pipeline.features.graphRows(of: inputs.table)
    else {
      return graph
    }
    for (row, values) in rows.enumerated() {
      let (found, wanted) = (graph.answers(for: values)[0][0], golden.scores[row])
      guard (found - wanted).magnitude <= 1e-6 + 1e-5 * wanted.magnitude else {
        throw GraphError("as a graph it gives golden row \(row) the score \(found), not \(wanted)")
      }
    }
    return graph
  }
}
