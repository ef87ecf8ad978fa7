/// What the trials of a run have in common, and what their ids therefore hold.
public struct PlanContext: Sendable {
  /// The fingerprint of each data set, in the order of the spec.
  public let fingerprints: [String]
  /// The name of each data set.
  public let names: [String]
  public let codeVersion: String
  public let platform: String

  public init(fingerprints: [String], names: [String], codeVersion: String, platform: String) {
    self.fingerprints = fingerprints
    self.names = names
    self.codeVersion = codeVersion
    self.platform = platform
  }
}
