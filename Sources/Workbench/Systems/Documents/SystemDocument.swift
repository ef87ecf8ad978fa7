public import Formats
import Vocabulary
import Wording

/// A fitted model in the form that a system's own loader reads.
public protocol SystemDocument: Sendable {
  /// What is handed over, the same for equal models.
  var content: DocumentContent { get }
  /// What a person must know who hands it over, a sentence each.
  var notes: [String] { get }
  /// What the numbers of a row are called, in their order.
  var columns: [String] { get }
  /// Of rows as they were recorded, how many the document would take another way than the pipeline does, which rounds
  /// their numbers to single precision; `nil` where whoever loads it rounds them too.
  func rerouted(_ rows: [[Double]]) -> Int?
}

extension SystemDocument {
  public func rerouted(_ rows: [[Double]]) -> Int? { nil }
}

/// A document as it lies on a disk.
public enum DocumentContent: Sendable, Equatable {
  case file([UInt8])
  case folder([DocumentFile])
}

/// A file of a document that is a folder.
public struct DocumentFile: Sendable, Equatable {
  public let name: String
  public let bytes: [UInt8]

  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What a document says of itself beside the model.
public struct DocumentIdentity: Sendable, Equatable {
  /// Counts up from document to document.
  public let version: Int
  /// Whether the system is to answer by it.
  public let isActive: Bool
  /// What is known of the rows that the model was fitted to.
  public let notes: [String]
  /// What the detector was asked to be, as the bundle says.
  public let settings: JSON

  public init(
    version: Int = 1, isActive: Bool = false, notes: [String] = [], settings: JSON = [:]
  ) {
    self.version = version
    self.isActive = isActive
    self.notes = notes
    self.settings = settings
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
