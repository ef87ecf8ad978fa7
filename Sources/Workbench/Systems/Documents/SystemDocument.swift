import Formats
import Vocabulary
import Wording

/// A fitted model in the form that a system's own loader reads.
public protocol SystemDocument: Sendable {
  /// The document, the same for equal models.
  var bytes: [UInt8] { get }
  /// What a person must know who hands it over, a sentence each.
  var notes: [String] { get }
  /// What the numbers of a row are called, in their order.
  var columns: [String] { get }
  /// Of rows as they were recorded, how many the document would take another way than the pipeline does, which rounds
  /// their numbers to single precision.
  func rerouted(_ rows: [[Double]]) -> Int
}

/// What a document says of itself beside the model.
public struct DocumentIdentity: Sendable, Equatable {
  /// Counts up from document to document.
  public let version: Int
  /// Whether the system is to answer by it.
  public let isActive: Bool
  /// What is known of the rows that the model was fitted to.
  public let notes: [String]

  public init(version: Int = 1, isActive: Bool = false, notes: [String] = []) {
    self.version = version
    self.isActive = isActive
    self.notes = notes
  }
}

/// Why a pipeline cannot be said in the document of a system: all that is in the way.
public struct DocumentError: Error, Equatable, CustomStringConvertible {
  public let system: String
  public let reasons: [String]

  init(_ system: String, _ reasons: [String]) {
    self.system = system
    self.reasons = reasons
  }

  public var description: String {
    "the document of \(system) cannot say this pipeline: \(reasons.joined(separator: "; "))"
  }
}
