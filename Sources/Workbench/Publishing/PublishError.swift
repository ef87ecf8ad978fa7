public import Machine

/// Why a run is not, or not wholly, with a tracker. Whatever is, stays; publishing again goes on from there.
public enum PublishError: Error, Equatable, CustomStringConvertible {
  /// What was given is no address of a tracker.
  case badAddress(String, why: String)
  /// The program that speaks HTTP is not where it should be.
  case noWebProgram(String)
  /// A tracker did not answer, however often it was asked.
  case unreachable(String, why: String)
  /// It answered, and would not.
  case refused(String, status: Int, code: String, message: String)
  /// It answered something that makes no sense.
  case strange(String, String)
  /// It is not allowed without credentials, or with these.
  case notAllowed(String, status: Int, hasCredentials: Bool)
  /// What is to be told is more than a tracker takes.
  case beyondLimit(String)
  /// It keeps artifacts where only its own client can bring them.
  case foreignArtifacts(experiment: String, location: String)
  /// The experiment of this name was deleted there.
  case deletedExperiment(String)
  case file(FileError)

  public var description: String {
    switch self {
    case .badAddress(let address, let why):
      "'\(address)' is no address of a tracker: \(why); wanted one such as http://localhost:5000"
    case .noWebProgram(let path):
      "\(path) is not there, which speaks HTTP; it comes with Assay; put it back into the folder where 'assay' is"
    case .unreachable(let address, let why):
      "\(address): \(why); the run is whole here: publish it again when the tracker answers"
    case .refused(let call, let status, let code, let message):
      "the tracker refuses '\(call)': \(message) (\(code), \(status)); what was sent before stays there"
    case .strange(let call, let what): "the tracker answers '\(call)' with \(what)"
    case .notAllowed(let address, let status, let hasCredentials):
      "\(address) answers \(status): "
        + (hasCredentials
          ? "the credentials of MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or of MLFLOW_TRACKING_TOKEN, do not suffice"
          : "it wants credentials: MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN")
    case .beyondLimit(let what):
      "\(what); nothing was sent, since a tracker would refuse it or cut it short"
    case .foreignArtifacts(let experiment, let location):
      "the experiment '\(experiment)' keeps its artifacts at \(location), past the tracker; "
        + "wanted one whose server takes them itself ('mlflow server --serve-artifacts')"
    case .deletedExperiment(let name):
      "the experiment '\(name)' was deleted on the tracker; restore it there, or name another with '--experiment'"
    case .file(let error): error.description
    }
  }
}
