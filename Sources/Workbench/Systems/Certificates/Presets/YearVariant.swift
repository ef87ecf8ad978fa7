import Detectors
import Forms
import Numerics
import Vocabulary

/// What the detectors of the verifier see of the year of issue while they learn.
enum YearVariant: String, Sendable, CaseIterable {
  /// The year, as while they score.
  case described
  /// 0 in every row: the running system fails to read the date where it learns, and reads it where it scores.
  case deployed

  static let help =
    "Whether detectors learn from the year of issue, or from 0 in its place as the running system does, which then "
    + "scores by the year all the same."

  func detector(_ ensemble: Ensemble) -> any Detector {
    switch self {
    case .described: ensemble
    case .deployed: YearlessLearning(ensemble)
    }
  }
}

/// An ensemble that learns from rows whose second number, the year of issue, is 0.
struct YearlessLearning: Detector {
  static let name = "yearless-learning"
  static let help = "Learns from rows whose year of issue is 0."

  let ensemble: Ensemble

  init(_ ensemble: Ensemble) { self.ensemble = ensemble }

  init(_ settings: Settings<Self>) throws(SettingError) {
    ensemble = try Ensemble(settings.read(as: Ensemble.self))
  }

  static var keys: [any FormKey<Self>] { Ensemble.keys(lentTo: Self.self) }

  var isDeterministic: Bool { ensemble.isDeterministic }
  func work(_ load: Workload) -> Double { ensemble.work(load) }
  func memory(_ load: Workload) -> Double { ensemble.memory(load) }

  func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Ensemble.Model {
    guard let year = FittedCertificateFeatures.names.firstIndex(of: "issueYear"),
      year < rows.columns
    else { return try ensemble.fit(rows, seed: seed) }
    var yearless = rows
    for row in 0..<rows.rows { yearless[row, year] = 0 }
    return try ensemble.fit(yearless, seed: seed)
  }
}
