import YAML

/// What is found to be wrong with an experiment after its spec was read, gathered so that all of it is told at
/// once, each thing where the spec says it.
public struct SpecRefusals {
  private let experiment: Experiment
  private var complaints = Complaints()
  /// The first of an experiment that was read from a record, where nothing has a place.
  private var placeless: (any Error)?

  public init(_ experiment: Experiment) { self.experiment = experiment }

  public mutating func refuse(_ error: some Error & CustomStringConvertible, at path: String) {
    switch experiment.refusal(error, at: path) {
    case let complaint as Complaint: complaints.add(complaint)
    case let other: placeless = placeless ?? other
    }
  }

  /// Throws what was found, if anything was: the one thing, or all of them.
  public func check() throws {
    if complaints.all.count == 1 { throw complaints.all[0] }
    try complaints.check()
    if let placeless { throw placeless }
  }
}
