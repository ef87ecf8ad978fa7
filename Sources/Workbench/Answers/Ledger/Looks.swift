public import Artifacts
import Evaluation
import Formats
import Machine
public import Specs
import Trials
import Vocabulary

/// What a run lets be known of the labels of rows, for the ledger: the value of every candidate on the rows
/// that choose and on those that measure. Controls are never chosen, so that nothing is spent on them.
public struct Looks: Sendable {
  public let entries: [LedgerEntry]

  /// - Parameter time: When the figures became known.
  public init(_ records: Records, of run: RunRecord, _ experiment: Experiment, time: String) {
    let name = records.folder.shortName
    entries = Lineup.all(of: records.ok).flatMap { lineup -> [LedgerEntry] in
      guard let data = run.datasets.first(where: { $0.name == lineup.dataset }) else { return [] }
      return [LedgerEntry.Event.validation, .test].compactMap { event in
        lineup.look(at: event, data.fingerprint, experiment).map {
          LedgerEntry(event, time: time, run: name, looked: $0)
        }
      }
    }
  }
}

extension Lineup {
  fileprivate func look(
    at event: LedgerEntry.Event, _ data: String, _ experiment: Experiment
  ) -> LedgerEntry.Look? {
    let metric = experiment.selection.metric.name
    let known = (entrants + incomplete).filter { !$0.candidate.isControl }
    let candidates = known.compactMap { entrant -> LedgerEntry.Candidate? in
      let values = entrant.trials.compactMap { finished -> Double? in
        let findings = finished.findings
        let measured = event == .validation ? findings.validation(metric) : findings.test(metric)
        return measured?.quantity.number
      }
      guard !values.isEmpty else { return nil }
      return LedgerEntry.Candidate(
        id: entrant.candidate.id(on: data), name: entrant.name,
        value: values.reduce(0, +) / Double(values.count))
    }
    guard !candidates.isEmpty else { return nil }
    return LedgerEntry.Look(
      of: dataset, data: data,
      divisions: known.flatMap(\.trials).map(\.trial.rows).uniqued(),
      choose: experiment.validation.choose, metric: metric, candidates: candidates)
  }
}

extension Candidate {
  /// The first 16 hexadecimal digits of the SHA-256 over all that a candidate is.
  fileprivate func id(on data: String) -> String {
    let content: JSON = [
      "data": .text(data), "detector": .text(detector), "settings": .text(settings),
      "features": .text(features), "split": .text(split),
      "learn_at_most": learningLimit.map(JSON.integer) ?? .null,
    ]
    return String(SHA256.hex(of: content.bytes()).prefix(16))
  }
}
