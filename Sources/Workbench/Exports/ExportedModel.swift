import Decisions
import Features
public import Formats
import Graphs
public import Pipelines
import Vocabulary

/// What programs other than Assay load of a pipeline.
public struct ExportedModel: Sendable, Equatable {
  /// Files by their names; none where the pipeline cannot be said to others.
  public let files: [String: [UInt8]]
  /// What takes part in the model and how it is called, or what is missing and why.
  public let description: JSON

  /// The name of the model among the files.
  static let model = "model.onnx"

  public init(_ proven: ProvenPipeline) {
    do throws(GraphError) {
      let graph = try proven.provenGraph()
      let onnx = graph.onnx(notes: proven.pipeline.notes)
      var files = MLflowModel(proven, graph, onnx: onnx).files
      files[Self.model] = onnx
      self.files = files
      description = [
        "file": .text(Self.model), "inputs": .list(graph.inputs.map(\.json)),
        "outputs": .list(graph.outputs.map { .text($0.name) }),
      ]
    } catch {
      files = [:]
      description = ["missing": .text(error.description)]
    }
  }
}

extension Pipeline {
  /// What a program can read of the pipeline beside its graph.
  fileprivate var notes: [(name: String, text: String)] {
    [
      ("assay.detector", detector),
      ("assay.columns", JSON(features.columns).text()),
      ("assay.policy", policy?.sentence ?? "none"),
    ]
  }
}

extension Graph.Input {
  fileprivate var json: JSON {
    switch kind {
    case .word: ["name": .text(name), "type": "string"]
    case .numbers(let count): ["name": .text(name), "type": "double", "width": JSON(count)]
    }
  }
}
