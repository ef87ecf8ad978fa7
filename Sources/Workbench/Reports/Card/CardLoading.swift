import Artifacts
import Formats

extension Page.Section {
  /// How programs load it.
  @Sendable static func loading(of content: CardContent) -> [Page.Section] {
    let assay = Page.Block.details(
      title: "Assay",
      text: """
        assay verify BUNDLE
        assay score BUNDLE rows.csv --to scores.csv
        """)
    guard content.pipeline.exported["missing"] == nil else {
      return [Page.Section("loading", "How to load it", [assay])]
    }
    let python = """
      import onnxruntime, pandas
      table = pandas.read_csv("rows.csv")
      session = onnxruntime.InferenceSession("BUNDLE/model.onnx")
      \(feed(content))
      score, probability, is_anomaly = session.run(None, feed)

      import mlflow   # or with MLflow, which wants words as object columns
      answers = mlflow.pyfunc.load_model("BUNDLE").predict(table)
      """
    let programs = """
      assay export BUNDLE --js model.mjs --c model.c --swift Model.swift

      // Node and browsers
      import { score } from "./model.mjs"
      const { score: strangeness, is_anomaly } = score(row)

      // C: declare what the head of model.c says, and link it
      // Swift: add Model.swift to a target
      """
    return [
      Page.Section(
        "loading", "How to load it",
        [
          .paragraph(
            "Programs call the calibrated score \(code: "probability"), whatever it says."),
          assay, .details(title: "Python", text: python),
          .details(title: "Node, browsers, C and Swift", text: programs),
        ])
    ]
  }

  /// What Python hands to the model.
  private static func feed(_ content: CardContent) -> String {
    let inputs = content.pipeline.exported["inputs"]?.elements ?? []
    guard inputs.contains(where: { $0["type"] == "string" }) else {
      return """
        import json
        columns = json.load(open("BUNDLE/manifest.json"))["columns"]
        feed = {"X": table[columns].to_numpy(float)}
        """
    }
    return """
      feed = {one.name: table[one.name].fillna("").astype(object).to_numpy() if one.type == "tensor(string)"
              else table[one.name].to_numpy(float) for one in session.get_inputs()}
      """
  }
}
