public import Formats

/// What a policy makes of the test rows of a trial.
public struct DecisionsRecord: Recorded, Equatable {
  /// The word by which specs name the table: `expenseflow`.
  public let table: String
  /// The scale that its numbers are on, in a sentence.
  public let scale: String
  /// What became of rows; none where the policy could not decide them.
  public let outcomes: [Outcome]
  /// What could not be decided and why, or what a decision lacked.
  public let notes: [String]

  public init(table: String, scale: String, outcomes: [Outcome], notes: [String]) {
    self.table = table
    self.scale = scale
    self.outcomes = outcomes
    self.notes = notes
  }

  public static let fields = Fields(
    Self.init(table:scale:outcomes:notes:), Field("table", \.table, .text),
    Field("scale", \.scale, .text), Field("outcomes", \.outcomes, .list(of: .record)),
    Field("notes", \.notes, .list(of: .text)))

  /// Rows that came into one tier, and of which the same came.
  public struct Outcome: Recorded, Equatable {
    public let tier: String?
    public let effect: String?
    public let rows: Int
    public let anomalies: Int
    public let ordinary: Int

    public init(tier: String?, effect: String?, rows: Int, anomalies: Int, ordinary: Int) {
      self.tier = tier
      self.effect = effect
      self.rows = rows
      self.anomalies = anomalies
      self.ordinary = ordinary
    }

    public static let fields = Fields(
      Self.init(tier:effect:rows:anomalies:ordinary:), Field("tier", \.tier, .optional(.text)),
      Field("effect", \.effect, .optional(.text)), Field("rows", \.rows, .whole),
      Field("anomalies", \.anomalies, .whole), Field("ordinary", \.ordinary, .whole))
  }
}
