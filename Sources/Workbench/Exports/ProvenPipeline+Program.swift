import Features
public import Graphs
public import Pipelines

extension ProvenPipeline {
  /// A program of one file that scores a row of the recorded columns as the pipeline does.
  public func program(in language: Language) throws(GraphError) -> String {
    let words = pipeline.features.wordColumns
    return try provenGraph().program(
      in: language,
      columns: pipeline.features.columns.map { Graph.Column($0, isWord: words.contains($0)) },
      title: "Scores rows as the pipeline does that Assay fitted: \(pipeline.detector).")
  }
}
