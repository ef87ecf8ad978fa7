public import Formats
import Machine
public import Vocabulary

/// What a gate said: each rule with each number that it judged.
public struct GateRecord: Recorded, Equatable {
  /// What was judged: a run, or a file of scores.
  public let subject: String
  /// What it was compared with, if it was: the path of the baseline, and what that was taken from.
  public let baseline: String?
  public let findings: [Finding]
  /// What a reader should know beside the findings.
  public let notes: [String]
  /// What was chosen to become of what cannot be decided; `nil` where nothing was.
  public let undecidedCounts: Answer?

  public init(
    subject: String, baseline: String?, findings: [Finding], notes: [String],
    undecidedCounts: Answer?
  ) {
    self.subject = subject
    self.baseline = baseline
    self.findings = findings
    self.notes = notes
    self.undecidedCounts = undecidedCounts
  }

  public enum Answer: String, Sendable, CaseIterable { case pass, fail, undecided }

  public static let fields = Fields(
    format: 1, Self.init(subject:baseline:findings:notes:undecidedCounts:),
    Field("subject", \.subject, .text), Field("baseline", \.baseline, .optional(.text)),
    Field("findings", \.findings, .list(of: .record)), Field("notes", \.notes, .list(of: .text)),
    Field("undecided_counts_as", \.undecidedCounts, .optional(.word)),
    shown: [Shown("answer", \.answer, .word)])

  /// One rule, and one setting that it judged.
  public struct Finding: Recorded, Equatable {
    /// The rule, as a spec says it: `roc_auc: { no-worse-by: 0.01 }`.
    public let rule: String
    /// What it judged: `lof on breast_cancer`.
    public let setting: String
    public let before: Measurement?
    public let after: Measurement?
    /// How far `after` is from `before`, or how many times as much it is.
    public let change: Measurement?
    /// The smallest change for the worse that would have failed in four of five such comparisons.
    public let smallest: Double?
    public let answer: Answer
    /// Why, in a sentence.
    public let sentence: String

    public init(
      rule: String, setting: String, before: Measurement? = nil, after: Measurement? = nil,
      change: Measurement? = nil, smallest: Double? = nil, answer: Answer, sentence: String
    ) {
      self.rule = rule
      self.setting = setting
      self.before = before
      self.after = after
      self.change = change
      self.smallest = smallest
      self.answer = answer
      self.sentence = sentence
    }

    public static let fields = Fields(
      Self.init(rule:setting:before:after:change:smallest:answer:sentence:),
      Field("rule", \.rule, .text), Field("setting", \.setting, .text),
      Field("before", \.before, .optional(.measurement)),
      Field("after", \.after, .optional(.measurement)),
      Field("change", \.change, .optional(.measurement)),
      Field("smallest_seen", \.smallest, .optional(.number)),
      Field("answer", \.answer, .word), Field("sentence", \.sentence, .text))
  }
}

extension GateRecord {
  /// The findings with this answer.
  public func findings(_ answer: Answer) -> [Finding] { findings.filter { $0.answer == answer } }

  /// One failure fails all, and what is undecided never passes unless that was chosen.
  public var answer: Answer {
    let answers = findings.map {
      $0.answer == .undecided ? undecidedCounts ?? .undecided : $0.answer
    }
    return answers.contains(.fail) ? .fail : answers.contains(.undecided) ? .undecided : .pass
  }
}
