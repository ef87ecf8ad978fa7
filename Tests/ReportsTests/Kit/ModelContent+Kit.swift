import Formats
import Machine
import TestKit
import Vocabulary

@testable import Artifacts
@testable import Reports

extension ModelContent {
  /// An active model that took the place of another, and whose bundle says all that one may say.
  static var whole: ModelContent {
    get throws {
      let trial = RecordedRun.whole.trials[0]
      let manifest: JSON = [
        "trial": .text(trial.id), "detector": "lof", "settings": ["neighbors": 35], "seed": 7,
        "data": RecordedRun.whole.run.datasets[0].json, "calibration": ["name": "ecdf"],
        "thresholds": .list(trial.findings?.thresholds.map(\.json) ?? []),
        "metrics": [
          "validation": JSON(trial.findings?.onValidation ?? []),
          "test": JSON(trial.findings?.onTest ?? []),
        ],
        "code_version": "c0dec0de", "platform": "linux-x86_64, Haswell",
        "onnx": ["missing": "no steps <say> so"],
      ]
      let facts = try withTemporaryFolder { folder in
        let bundle = BundleFolder(folder)
        try FileSystem.write(manifest.bytes(), to: bundle.manifest)
        return try ModelFacts(bundle)
      }
      return ModelContent(
        model(at: BundleFolder("reports/fraud/0123/models/aa01")), facts, history: history)
    }
  }

  /// The same where its bundle is not where it was.
  static var gone: ModelContent { ModelContent(model(at: nil), nil, history: history) }

  private static func model(at bundle: BundleFolder?) -> IndexedModel {
    IndexedModel(
      name: "fraud|night", model: "0f1e2d3c4b5a69788796", stage: .active,
      parent: "ffeeddccbbaa99887766", since: "2026-11-02T08:00:00.000Z", bundle: bundle,
      detector: "lof", dataset: "payments", data: "0a1b2c3d4e5f60718293")
  }

  private static let history = [
    RegisteredModel.Change(
      time: "2026-11-01T08:00:00.000Z", stage: .candidate, parent: nil, successor: nil, reason: nil
    ),
    RegisteredModel.Change(
      time: "2026-11-02T08:00:00.000Z", stage: .active, parent: "ffeeddccbbaa99887766",
      successor: nil, reason: "finds more | at night"),
    RegisteredModel.Change(
      time: "2026-11-03T08:00:00.000Z", stage: .retired, parent: nil,
      successor: "00112233445566778899", reason: nil),
  ]
}
