public import Artifacts
public import Files

/// A trial that is to be run: what it is, and the hash of all that it depends on.
public struct PlannedTrial: Sendable, Equatable {
  public let id: String
  public let identity: TrialIdentity
  /// Where its data set stands in the spec.
  public let dataset: Int
  /// The name of the division of rows that it sees: the same for all trials that see the same rows.
  public let split: String

  public init(id: String, identity: TrialIdentity, dataset: Int, split: String) {
    self.id = id
    self.identity = identity
    self.dataset = dataset
    self.split = split
  }

  /// What a worker is told.
  public var json: JSON {
    ["id": .text(id), "trial": identity.json, "dataset": JSON(dataset), "split": .text(split)]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    self.init(
      id: try reader["id"].text(), identity: try TrialIdentity(reader["trial"]),
      dataset: try reader["dataset"].int(), split: try reader["split"].text())
  }

  /// The name of the rows as it sees them: the same for all trials of equal data set, split, seed and
  /// features.
  var preparation: String {
    let content: JSON = [identity.split, JSON(identity.seed), identity.features, JSON(dataset)]
    return String(SHA256.hex(of: content.bytes()).prefix(16))
  }
}
