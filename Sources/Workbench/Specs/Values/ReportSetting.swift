import Formats
public import Forms

/// What is written at the end of a run.
public struct ReportSetting: Configured, Equatable {
  /// The forms of the report, by the words that `Reports` has for them.
  public enum Format: String, CaseIterable, Sendable { case html, markdown, json, text, page }

  public static let name = "report"
  public static let help = "What is written at the end of a run."
  static let formats = Key<Self, [Format]>.key(
    "formats", .list(of: .word), or: [.html, .markdown], "The forms of the report.")
  static let redact = Key<Self, [String]>.key(
    "redact", .list(of: .text), or: [],
    "Columns whose values appear in no report, golden row or model card.")
  public static var keys: [any FormKey<Self>] { [formats, redact] }

  /// A bare list is the formats.
  static let kind = Kind<Settings<Self>>.either(
    Kind<[Format]>.list(of: .word).mapped(
      of, back: { $0.members[redact.name] == nil ? $0[formats] : nil }),
    .form(Self.self))

  public let formats: [Format]
  /// The columns whose values appear nowhere.
  public let redacted: [String]

  public init(_ settings: Settings<Self>) {
    formats = settings[Self.formats]
    redacted = settings[Self.redact]
  }

  /// What a bare list of formats says.
  static func of(_ listed: [Format]) -> Settings<Self> { Settings.standard.with(formats, listed) }
}
