import Features
public import Formats
import Forms
import Numerics
public import Sources
public import Vocabulary

/// Looking for what makes results on data sets say less than they seem to, before anything is scored.
public enum DataAudit {
  /// What was found in one data set.
  public struct Page: Sendable {
    public let name: String
    public let audit: Audit

    public init(name: String, audit: Audit) {
      self.name = name
      self.audit = audit
    }

    /// The findings as a program reads them, each with the name of its data set.
    public var json: [JSON] {
      (audit.json.elements ?? []).map { finding in
        guard case .object(var members) = finding else { return finding }
        members["dataset"] = .text(name)
        return .object(members)
      }
    }
  }

  /// Audits each data set of a spec with the first division of its rows that a run would make.
  public static func pages(
    of experiment: Experiment, searchFolders: [String]
  ) throws -> [Page] {
    let loader = try DataLoader(experiment, searchFolders: searchFolders)
    return try loader.indices.map { index in
      let surveyed = try loader.survey(index)
      let split = split(of: surveyed.dataset, in: experiment)
      return Page(name: surveyed.dataset.name, audit: Audit(of: surveyed, split: split))
    }
  }

  /// What is wrong with a data set and with the first division of it that the plan makes.
  ///
  /// Rows that cannot be divided so are audited alone: the trials say why they cannot.
  public static func audit(of dataset: Dataset, in experiment: Experiment) -> Audit {
    Audit(of: dataset, split: split(of: dataset, in: experiment))
  }

  private static func split(of dataset: Dataset, in experiment: Experiment) -> Split? {
    guard let split = experiment.splits.first, let seed = experiment.seeds.first else {
      return nil
    }
    let complete = experiment.features.first?.value.completeRows(of: dataset.table)
    let splits = try? split.value.splits(
      of: dataset, keeping: complete ?? Array(0..<dataset.rows), seed: Seed(spec: seed))
    return splits?.first
  }

  /// Audits data sets, each against the others.
  ///
  /// - Parameters:
  ///   - split: How rows are divided, as a spec's `split` has it; not at all where nothing is said.
  ///   - seed: The seed of the division.
  public static func pages(
    of datasets: [SurveyedDataset], split: String?, seed: Int
  ) throws -> [Page] {
    let settings = try split.map(self.split)
    return try datasets.indices.map { place in
      let surveyed = datasets[place]
      let others = datasets.indices.filter { $0 != place }.map { datasets[$0] }
      let parts = try settings?.splits(of: surveyed.dataset, seed: Seed(spec: seed)).first
      return Page(
        name: surveyed.dataset.name, audit: Audit(of: surveyed, split: parts, against: others))
    }
  }

  private static func split(_ text: String) throws -> SplitSettings {
    let choices = SplitSettings.choices
    return try choices.make(FormReader.choice(text, among: choices.forms, from: "--split"))
  }
}
