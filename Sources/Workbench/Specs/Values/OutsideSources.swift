public import Forms

/// A file of scores that were made elsewhere: one number for each row of the data set, in its order.
public struct OutsideScores: Configured, Equatable {
  public static let name = "scores"
  public static let help = "Scores that were made elsewhere; higher is stranger."
  static let file = Key<Self, String>.required(
    "file", .text,
    "An .npy file with one number for each row of the data set, in its order; looked for like "
      + "files of data.")
  static let sha256 = Key<Self, String?>.optional(
    "sha256", .text, "What the bytes of the file hash to; a run notes it by itself.")
  public static var keys: [any FormKey<Self>] { [file, sha256] }

  public let path: String
  /// What its bytes hash to, once a run has looked.
  public let sha256: String?

  public init(_ settings: Settings<Self>) {
    path = settings[Self.file]
    sha256 = settings[Self.sha256]
  }
}

/// A program that learns and scores in place of a detector.
public struct OutsideCommand: Configured, Equatable {
  public static let name = "command"
  public static let help =
    "A program of yours: rows in and scores out as .npy files, whose paths it finds in its "
    + "environment; 'sh' runs it where assay was started. Trials know it by its words: what the "
    + "program itself does should not change."
  static let fit = Key<Self, String?>.optionalAxis(
    "fit", .text,
    "Learns from the rows at ASSAY_ROWS and keeps what it needs in the folder ASSAY_MODEL; "
      + "ASSAY_SEED is the trial's seed.")
  static let score = Key<Self, String>.required(
    "score", .text,
    "Writes to ASSAY_SCORES one number for each of the rows at ASSAY_ROWS, higher is stranger, "
      + "by what is in ASSAY_MODEL.")
  public static var keys: [any FormKey<Self>] { [fit, score] }

  public let fit: String?
  public let score: String

  public init(_ settings: Settings<Self>) {
    fit = settings[Self.fit]
    score = settings[Self.score]
  }
}
