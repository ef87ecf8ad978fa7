import Vocabulary

extension Page {
  /// Shares over the threshold as lines, and the thresholds that were chosen.
  public struct Chart: Sendable, Equatable {
    public let thresholds: [Double]
    public let lines: [Line]
    public let marks: [Page.Mark]
    /// The ends of the thresholds.
    public let range: ClosedRange<Double>
    /// What a reader may try out, where it is known what each threshold does.
    public let tryout: Tryout?

    /// One share at each threshold; `nil` where there is none.
    public struct Line: Sendable, Equatable {
      public let name: String
      public let values: [Double?]

      public init(_ name: String, _ values: [Double?]) {
        self.name = name
        self.values = values
      }
    }

    /// - Parameter marks: In the order of their weight; the first few that differ from each other and lie
    ///   among the thresholds are kept.
    /// - Returns: `nil` where there are fewer than two thresholds to draw, or where they lie further apart than a number
    ///   can say.
    public init?(
      _ thresholds: [Double], _ lines: [Line], marks: [Page.Mark] = [], tryout: Tryout? = nil
    ) {
      let finite = thresholds.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max(), high > low,
        (high - low).isFinite
      else { return nil }
      self.thresholds = thresholds
      self.lines = lines
      self.tryout = tryout
      range = low...high
      self.marks = marks.shown(in: range)
    }
  }
}

extension Page.Chart {
  /// What thresholds do to `rows`: to those with labels, or else to all.
  ///
  /// - Parameter title: Which rows they are: `test rows`.
  static func thresholds(
    _ points: [TuningPoint], of rows: Int, _ title: String, marks: [Page.Mark]
  ) -> Page.Chart? {
    points.contains { $0.confusion != nil }
      ? quality(points, of: rows, title, marks: marks)
      : alarms(points, of: rows, title, marks: marks)
  }

  /// What thresholds do to rows that have labels.
  static func quality(
    _ points: [TuningPoint], of rows: Int, _ title: String, marks: [Page.Mark]
  ) -> Page.Chart? {
    Page.Chart(
      points.map(\.threshold),
      [
        Line("precision", points.map(\.precision)), Line("recall", points.map(\.recall)),
        Line("F1", points.map(\.f1)),
      ], marks: marks, tryout: Tryout(points, of: rows, title))
  }

  /// How many of `rows` without labels each threshold would alarm on.
  static func alarms(
    _ points: [TuningPoint], of rows: Int, _ title: String, marks: [Page.Mark]
  ) -> Page.Chart? {
    Page.Chart(
      points.map(\.threshold),
      [Line("alarm rate", points.map { Double($0.alarms) / Double(rows) })], marks: marks,
      tryout: Tryout(points, of: rows, title))
  }

  /// The thresholds that were found, by the ways that found them.
  static func marks(_ choices: [ThresholdChoice]) -> [Page.Mark] {
    choices.compactMap { choice in choice.threshold.map { Page.Mark(choice.method, at: $0.value) } }
  }
}
