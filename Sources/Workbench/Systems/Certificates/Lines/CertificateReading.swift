public import Formats
public import Forms
public import Sources
public import Vocabulary

/// How what the certificate verifier recorded is read.
public struct CertificateReading: Configured, Hashable {
  public static let name = "certificates-reading"
  public static let help = "How a recording of the certificate verifier is read."
  static let feedback = LineReader.feedback(Self.self)
  static let ignore = LineReader.ignore(Self.self)
  public static var keys: [any FormKey<Self>] { [feedback, ignore] }

  /// A file of feedback, as it was named.
  let feedback: String?
  let ignored: [String]

  public init(_ settings: Settings<Self>) {
    feedback = settings[Self.feedback]
    ignored = settings[Self.ignore]
  }

  /// Reads a recording, JSON Lines or CSV.
  ///
  /// - Parameter feedback: Where the file of feedback is.
  public func recording(
    _ path: String, _ encoding: TextEncoding = .utf8, feedback: String? = nil
  ) throws(DatasetError) -> Recording {
    try LineReader(
      forms: [CertificateLines.attempt], time: "verifiedAt", grouping: "certNo",
      ignored: Set(ignored)
    ).recording(path, encoding, feedback: feedback)
  }
}
