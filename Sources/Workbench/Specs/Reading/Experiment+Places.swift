import Forms
import YAML

extension Experiment {
  /// What only the data could refute, as a complaint where the spec says it; as it is where the experiment
  /// was read from a record.
  public func refusal(_ error: some Error & CustomStringConvertible, at path: String) -> any Error {
    guard let place = places?[path] else { return error }
    return Complaint(error.description, at: place)
  }
}
