public import Datasets
public import Files
import Numerics
import Vocabulary
import YAML

/// Looking for what makes results on data sets say less than they seem to, before anything is scored.
public enum DataAudit {
  /// What was found in one data set.
  public struct Page: Sendable {
    public let name: String
    public let audit: Audit

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
    return try loader.sources.indices.map { index in
      let dataset = try loader.load(index)
      return Page(name: dataset.name, audit: Subject.audit(dataset, experiment))
    }
  }

  /// Audits data sets, each against the others.
  ///
  /// - Parameters:
  ///   - split: How rows are divided, as a spec's `split` has it; not at all where nothing is said.
  ///   - seed: The seed of the division.
  public static func pages(of datasets: [Dataset], split: String?, seed: Int) throws -> [Page] {
    let settings = try split.map(self.split)
    return try datasets.indices.map { place in
      let dataset = datasets[place]
      let others = datasets.indices.filter { $0 != place }.map { datasets[$0] }
      let parts = try settings?.splits(of: dataset, seed: Seed(UInt64(seed))).first
      return Page(name: dataset.name, audit: Audit(of: dataset, split: parts, against: others))
    }
  }

  private static func split(_ text: String) throws -> SplitSettings {
    var reader = SpecReader()
    let choice = reader.read(try Node(yaml: text, file: "--split"), choice: Form.splits)
    try reader.complaints.check()
    guard let choice else { preconditionFailure("a split without complaints was read") }
    return try SplitSettings(Choice(choice))
  }
}
