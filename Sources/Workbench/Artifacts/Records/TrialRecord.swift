public import Formats
import Machine

/// What one trial found: all of it reproducible, byte for byte.
public struct TrialRecord: Recorded, Equatable {
  /// The hash of all that the trial depends on.
  public let id: String
  /// The hash of what its scores depend on, which other questions do not change; `nil` in records that
  /// are older than the notion.
  public let scores: String?
  /// The name of the division of rows that it saw: `splits/ROWS.npz`; `nil` in older records.
  public let rows: String?
  /// What was tried, as the plan says it.
  public let trial: TrialIdentity
  public let outcome: Outcome

  public enum Outcome: Sendable, Equatable {
    case ok(TrialFindings)
    /// The trial itself threw: a result like any other, never repeated.
    case failed(reason: String)
  }

  public init(
    id: String, scores: String? = nil, rows: String? = nil, trial: TrialIdentity, outcome: Outcome
  ) {
    self.id = id
    self.scores = scores
    self.rows = rows
    self.trial = trial
    self.outcome = outcome
  }

  public static let fields = Fields(
    format: 1, Self.init(id:scores:rows:trial:outcome:), Field("id", \.id, .text),
    Field(ifAny: "scores", \.scores, .text), Field(ifAny: "rows", \.rows, .text),
    Field("trial", \.trial, .record), Field(among: \.outcome, write: write, read: read))

  /// What the trial measured, if it did not fail.
  public var findings: TrialFindings? {
    if case .ok(let findings) = outcome { findings } else { nil }
  }

  public var reason: String? {
    if case .failed(let reason) = outcome { reason } else { nil }
  }
}

extension TrialRecord {
  private enum Status: String, CaseIterable { case ok, failed }

  private static func write(_ outcome: Outcome, among members: inout JSON.Object) {
    switch outcome {
    case .ok(let findings):
      members["status"] = .text(Status.ok.rawValue)
      members["findings"] = findings.json
    case .failed(let reason):
      members["status"] = .text(Status.failed.rawValue)
      members["reason"] = .text(reason)
    }
  }

  private static func read(_ reader: JSONReader) throws(FileError) -> Outcome {
    switch try Stored<Status>.word.read(reader["status"]) {
    case .ok: .ok(try TrialFindings(reader["findings"]))
    case .failed: .failed(reason: try reader["reason"].text())
    }
  }
}
