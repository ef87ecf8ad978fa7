public import Formats

extension SummaryRecord {
  /// How far detectors, and refits of one, find the same rows strange, where no label says which of them is right.
  public struct Agreement: Recorded, Equatable {
    public let dataset: String
    /// How many test rows each has scored, and how many of its highest are compared.
    public let rows: Int
    public let top: Int
    /// A trial for each detector.
    public let opinions: [Opinion]

    public init(dataset: String, rows: Int, top: Int, opinions: [Opinion]) {
      self.dataset = dataset
      self.rows = rows
      self.top = top
      self.opinions = opinions
    }

    /// What two lists of the highest rows are expected to share by chance, of all rows that either has.
    public var byChance: Double { Double(top) / Double(2 * rows - top) }

    public static let fields = Fields(
      Self.init(dataset:rows:top:opinions:), Field("dataset", \.dataset, .text),
      Field("rows", \.rows, .whole), Field("top", \.top, .whole),
      Field("opinions", \.opinions, .list(of: .record)))
  }

  /// A detector among others.
  public struct Opinion: Recorded, Equatable {
    public let detector: String
    public let trial: String
    /// What it shares with each of the opinions, itself among them, of the rows that either has among its highest.
    public let shared: [Double]
    /// The same between its own refits with other seeds, on average; `nil` where there are none on the same rows.
    public let refits: Double?

    public init(detector: String, trial: String, shared: [Double], refits: Double?) {
      self.detector = detector
      self.trial = trial
      self.shared = shared
      self.refits = refits
    }

    public static let fields = Fields(
      Self.init(detector:trial:shared:refits:), Field("detector", \.detector, .text),
      Field("trial", \.trial, .text), Field("shared", \.shared, .list(of: .number)),
      Field("refits", \.refits, .optional(.number)))
  }
}
