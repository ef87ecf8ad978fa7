import Features
import Formats
import Graphs
import Machine
import Pipelines
import Vocabulary

/// The files that make a folder with an ONNX model one that MLflow loads.
///
/// Times and names that its format has at will are left out or made from the model, so that equal models are equal
/// bytes. `MLmodel` is YAML, of which JSON is a part.
struct MLflowModel {
  let files: [String: [UInt8]]

  init(_ proven: ProvenPipeline, _ graph: Graph, onnx: [UInt8]) {
    let columns = Columns(of: proven)
    let example = columns.example
    files = [
      "MLmodel": Self.description(columns, onnx).bytes(.indented),
      "requirements.txt": Array("mlflow>=2.9\nnumpy\nonnx>=1.14\nonnxruntime>=1.15\npandas\n".utf8),
      "conda.yaml": Array(
        """
        name: mlflow-env
        channels:
        - conda-forge
        dependencies:
        - python=3.11
        - pip
        - pip:
          - -r requirements.txt

        """.utf8),
      "python_env.yaml": Array(
        """
        python: '3.11'
        build_dependencies:
        - pip
        - setuptools
        - wheel
        dependencies:
        - -r requirements.txt

        """.utf8),
      "input_example.json": example.bytes(),
      "serving_input_example.json": JSON.object(["dataframe_split": example]).bytes(),
    ]
  }

  private static func description(_ columns: Columns, _ onnx: [UInt8]) -> JSON {
    func signature(_ parts: [(name: String, type: String)]) -> JSON {
      .text(
        JSON.list(
          parts.map { ["type": .text($0.type), "name": .text($0.name), "required": true] }
        ).text())
    }
    return [
      "flavors": [
        "onnx": [
          "code": .null, "data": .text(ExportedModel.model), "onnx_session_options": .null,
          "onnx_version": "1.16.0", "providers": ["CPUExecutionProvider"],
        ],
        "python_function": [
          "data": .text(ExportedModel.model),
          "env": ["conda": "conda.yaml", "virtualenv": "python_env.yaml"],
          "loader_module": "mlflow.onnx", "python_version": "3.11",
        ],
      ],
      "is_signature_from_type_hint": false,
      "model_size_bytes": JSON(onnx.count),
      "model_uuid": .text(String(SHA256.hex(of: onnx).prefix(32))),
      "saved_input_example_info": [
        "artifact_path": "input_example.json", "pandas_orient": "split",
        "serving_input_path": "serving_input_example.json", "type": "dataframe",
      ],
      "signature": [
        "inputs": signature(columns.types),
        "outputs": signature([
          ("score", "float"), ("probability", "float"), ("is_anomaly", "boolean"),
        ]),
        "params": .null,
      ],
    ]
  }

  /// The columns of a table that the pipeline reads, and rows that they may have.
  private struct Columns {
    let types: [(name: String, type: String)]
    let example: JSON

    init(of proven: ProvenPipeline) {
      let features = proven.pipeline.features
      let words = features.wordColumns
      let types = features.columns.map { ($0, words.contains($0) ? "string" : "double") }
      self.types = types
      let table = proven.golden.inputs?.table
      let rows = min(5, table?.rows ?? 1)
      example = [
        "columns": JSON(features.columns),
        "data": .list(
          (0..<rows).map { row in
            .list(
              types.map { name, type in
                let column = table?.column(named: name)
                guard type == "double" else { return .text(column?.words?[row] ?? "") }
                let number = column?.numbers?[row] ?? 0
                return number.isFinite ? .number(number) : .null
              })
          }),
      ]
    }
  }
}
