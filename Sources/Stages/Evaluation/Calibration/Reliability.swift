public import Scoring
public import Vocabulary

/// Rows gathered by what their scores claim: the points of a reliability diagram.
public struct Reliability: Sendable, Equatable {
  public struct Bin: Sendable, Equatable {
    /// The bin holds scores above `lower` and up to `upper`; the first holds 0 too.
    public let lower: Double
    public let upper: Double
    public fileprivate(set) var rows = 0
    public fileprivate(set) var anomalies = 0
    /// The sum of the scores.
    fileprivate(set) var sum = 0.0

    /// What the scores claim on average; `nil` for an empty bin.
    public var claimed: Double? { rows > 0 ? sum / Double(rows) : nil }
    /// The share of anomalies, with its interval; `nil` for an empty bin.
    public func observed(level: ConfidenceLevel = .standard) -> (Double, Interval)? {
      Interval(share: anomalies, of: rows, level: level).map {
        (Double(anomalies) / Double(rows), $0)
      }
    }
  }

  public let bins: [Bin]

  /// Gathers a ranking by probabilities into bins of equal width.
  ///
  /// - Precondition: All scores lie in 0...1, and there is at least one bin.
  public init(_ ranking: Ranking, bins count: Int) {
    precondition(count > 0 && ranking.areProbabilities, "bins need probabilities")
    var bins = (0..<count).map {
      Bin(lower: Double($0) / Double(count), upper: Double($0 + 1) / Double(count))
    }
    for step in 0..<ranking.steps {
      let score = ranking.scores[step]
      let place = max(0, min(count, Int((score * Double(count)).rounded(.up))) - 1)
      let found = ranking.truePositives(step + 1) - ranking.truePositives(step)
      let passed = ranking.falsePositives(step + 1) - ranking.falsePositives(step)
      bins[place].rows += found + passed
      bins[place].anomalies += found
      bins[place].sum += score * Double(found + passed)
    }
    self.bins = bins
  }

  /// The bins that hold rows, as columns `lower`, `upper`, `rows`, `claimed`, `observed`,
  /// `observed_lower` and `observed_upper`.
  public func table(level: ConfidenceLevel = .standard) -> Table {
    let filled = bins.compactMap { bin in bin.observed(level: level).map { (bin, $0.0, $0.1) } }
    func column(_ name: String, _ value: ((Bin, Double, Interval)) -> Double) -> Column {
      Column(name, numbers: filled.map(value))
    }
    return Table(
      rows: filled.count,
      columns: [
        column("lower") { $0.0.lower }, column("upper") { $0.0.upper },
        column("rows") { Double($0.0.rows) },
        column("claimed") { $0.0.sum / Double($0.0.rows) }, column("observed") { $0.1 },
        column("observed_lower") { $0.2.lower }, column("observed_upper") { $0.2.upper },
      ])
  }
}
