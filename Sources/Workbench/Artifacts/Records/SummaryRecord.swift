public import Formats

/// Everything that a report says across trials: `summary.json`.
public struct SummaryRecord: Recorded, Equatable {
  /// What each data set's rows say is best, and how sure that is.
  public let answers: [Answer]
  /// Every setting that was tried on every data set, best first.
  public let standings: [Standing]
  /// The detectors across data sets, where there are several.
  public let leaderboard: Leaderboard?
  /// How many settings each detector was given, so that unequal budgets are seen.
  public let budgets: [Budget]
  public let failed: [Failure]
  public let lost: [Failure]
  /// What a reader should worry about, most serious first.
  public let worries: [String]
  /// How far the detectors of each data set without labels agree.
  public let agreements: [Agreement]

  public init(
    answers: [Answer], standings: [Standing], leaderboard: Leaderboard?, budgets: [Budget],
    failed: [Failure], lost: [Failure], worries: [String], agreements: [Agreement] = []
  ) {
    self.answers = answers
    self.standings = standings
    self.leaderboard = leaderboard
    self.budgets = budgets
    self.failed = failed
    self.lost = lost
    self.worries = worries
    self.agreements = agreements
  }

  public static let fields = Fields(
    format: 1,
    Self.init(answers:standings:leaderboard:budgets:failed:lost:worries:agreements:),
    Field("answers", \.answers, .list(of: .record)),
    Field("standings", \.standings, .list(of: .record)),
    Field("leaderboard", \.leaderboard, .optional(.record)),
    Field("budgets", \.budgets, .list(of: .record)),
    Field("failed", \.failed, .list(of: .record)), Field("lost", \.lost, .list(of: .record)),
    Field("worries", \.worries, .list(of: .text)),
    Field("agreements", \.agreements, .list(of: .record), before: []))

  public struct Budget: Recorded, Equatable {
    public let detector: String
    public let settings: Int

    public init(detector: String, settings: Int) {
      self.detector = detector
      self.settings = settings
    }

    public static let fields = Fields(
      Self.init(detector:settings:), Field("detector", \.detector, .text),
      Field("settings", \.settings, .whole))
  }

  /// A trial without findings.
  public struct Failure: Recorded, Equatable {
    public let trial: String
    /// All that the trial is; a lost one has no record of its own that says so.
    public let identity: TrialIdentity
    public let reason: String

    public var dataset: String { identity.dataset }
    public var detector: String { identity.detector }

    public init(trial: String, identity: TrialIdentity, reason: String) {
      self.trial = trial
      self.identity = identity
      self.reason = reason
    }

    public static let fields = Fields(
      Self.init(trial:identity:reason:), Field("trial", \.trial, .text),
      Field("identity", \.identity, .record), Field("reason", \.reason, .text),
      shown: [Shown("dataset", \.dataset, .text), Shown("detector", \.detector, .text)])
  }
}
