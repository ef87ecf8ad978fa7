import Artifacts
import Formats
import Machine
import Scoring
import Systems
import Vocabulary
import Wording

/// What the manifest of a bundle says beside the names of its files, as far as it is asked again.
struct BundleManifest: Sendable {
  /// The answers to the requests for thresholds of its trial, the first of which its policy goes by.
  let thresholds: [ThresholdRecord]
  /// What its calibrated scores are; `nil` in bundles that are older than that.
  let meaning: ScoreMeaning?
  /// What a reader must know of the data; none in bundles that say nothing of them.
  let dataNotes: [String]
  /// The word of the detector; `nil` in bundles that do not say it.
  let detector: String?
  /// What the detector was asked to be; empty where scores came from elsewhere.
  let settings: JSON
  /// How events are read and seen as rows; `nil` where the pipeline learned from rows.
  let events: EventLines?

  init(_ json: JSON, in bundle: BundleFolder) throws(FileError) {
    let reader = JSONReader(json, name: bundle.manifest)
    thresholds =
      try reader.optional("thresholds")?.list().map { entry throws(FileError) in
        try ThresholdRecord(entry)
      } ?? []
    let data = try reader.optional("data")
    dataNotes = try data?.optional("notes")?.texts() ?? []
    detector = try reader.optional("detector")?.text()
    settings = try reader.optional("settings")?.value ?? [:]
    events = try data?.optional("events").map { said throws(FileError) in try EventLines(said) }
    meaning = try reader.optional("calibration").map { said throws(FileError) in
      let word = try said["gives"].text()
      guard let meaning = ScoreMeaning(rawValue: word) else {
        throw try said["gives"].error(
          "wanted one of \(ScoreMeaning.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return meaning
    }
  }

  /// The threshold that somebody asks for by the name of its method, as it was asked for, or by its number from 1 on.
  func threshold(called name: String) throws(BundleError) -> Double {
    let found = thresholds.enumerated().filter { place, record in
      [record.choice.method, record.choice.wish, "\(place + 1)"].contains(name)
    }
    guard found.count == 1, let choice = found.first?.element.choice else {
      throw .cannot(
        (found.isEmpty
          ? "no threshold is called '\(name)'" : "several thresholds are called '\(name)'")
          + (thresholds.isEmpty ? "; the bundle has none" : "; it has \(Phrase.listed(listed))"))
    }
    switch choice.outcome {
    case .chosen(let threshold): return threshold.value
    case .infeasible(let why):
      throw .cannot("the threshold '\(name)' came to nothing: \(why.sentence)")
    }
  }

  private var listed: [String] {
    thresholds.enumerated().map { "\($0 + 1): \($1.choice.method) (\($1.choice.wish))" }
  }
}
