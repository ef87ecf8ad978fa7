public import Formats
import Machine
public import Vocabulary

/// That figures of some rows became known: who looked at the labels of which rows, to learn what of whom.
public struct LedgerEntry: Recorded, Equatable {
  public enum Event: String, Sendable, CaseIterable {
    /// Candidates were compared on validation rows.
    case validation
    /// Candidates were measured on test rows.
    case test
    /// The test rows of a run were no longer to be sealed.
    case unsealed
  }

  public let event: Event
  /// When it was, by RFC 3339.
  public let time: String
  /// Whose figures they are: `NAME/RUN`.
  public let run: String
  /// `nil` where a whole run was unsealed.
  public let looked: Look?

  public init(_ event: Event, time: String, run: String, looked: Look? = nil) {
    self.event = event
    self.time = time
    self.run = run
    self.looked = looked
  }

  public static let fields = Fields(
    { LedgerEntry($0, time: $1, run: $2, looked: $3) }, Field("event", \.event, .word),
    Field("time", \.time, .text), Field("run", \.run, .text),
    Field(ifAny: "looked", \.looked, .record))

  /// The same but for when it was.
  func isSame(as other: LedgerEntry) -> Bool {
    event == other.event && run == other.run && looked == other.looked
  }
}

extension LedgerEntry {
  /// What was looked at.
  public struct Look: Recorded, Equatable {
    public let dataset: String
    /// The fingerprint of the data set.
    public let data: String
    /// The names of the divisions that the rows come from, one for each seed and fold.
    public let divisions: [String]
    /// The share of the ordinary validation rows that choose.
    public let choose: Double
    public let metric: MetricName
    public let candidates: [Candidate]

    public init(
      of dataset: String, data: String, divisions: [String], choose: Double, metric: MetricName,
      candidates: [Candidate]
    ) {
      self.dataset = dataset
      self.data = data
      self.divisions = divisions
      self.choose = choose
      self.metric = metric
      self.candidates = candidates
    }

    public static let fields = Fields(
      Self.init(of:data:divisions:choose:metric:candidates:), Field("dataset", \.dataset, .text),
      Field("data", \.data, .text), Field("divisions", \.divisions, .list(of: .text)),
      Field("choose", \.choose, .number), Field("metric", \.metric, .metric),
      Field("candidates", \.candidates, .list(of: .record)))
  }

  /// A setting and what became known of it.
  public struct Candidate: Recorded, Equatable {
    /// The hash of all that it is, its data set and rule of splitting among them.
    public let id: String
    public let name: String
    public let value: Double

    public init(id: String, name: String, value: Double) {
      self.id = id
      self.name = name
      self.value = value
    }

    public static let fields = Fields(
      Self.init(id:name:value:), Field("id", \.id, .text), Field("candidate", \.name, .text),
      Field("value", \.value, .number))
  }
}
