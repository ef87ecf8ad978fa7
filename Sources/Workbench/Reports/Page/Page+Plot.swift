import Vocabulary

extension Page {
  /// Points over two quantities. Each number in it is one of the record's.
  public struct Plot: Sendable, Equatable {
    public let title: String
    public let across: Axis
    public let up: Axis
    public let series: [Series]
    public let marks: [Mark]
    /// Whether the tables around it have what is known of its points, so that it is left out where nothing is drawn.
    public let isOnlyDrawn: Bool

    /// What lies along a side of a plot.
    public struct Axis: Sendable, Equatable {
      public let title: String
      /// Whether equal steps are equal factors.
      public let isLogarithmic: Bool

      public init(_ title: String, isLogarithmic: Bool = false) {
        self.title = title
        self.isLogarithmic = isLogarithmic
      }
    }

    /// Points of one sort.
    public struct Series: Sendable, Equatable {
      public let name: String
      public let points: [Point]
      /// Whether a line goes through them, in their order.
      public let isJoined: Bool
      /// What is written beside them.
      public let labels: Labels

      public enum Labels: Sendable {
        /// The name of the series, at its right end.
        case series
        /// The name of each point.
        case points
        case none
      }

      public init(_ name: String, _ points: [Point], isJoined: Bool, labels: Labels) {
        self.name = name
        self.points = points
        self.isJoined = isJoined
        self.labels = labels
      }
    }

    public struct Point: Sendable, Equatable {
      /// What it stands for: `neighbors 20, metric cosine`.
      public let name: String
      public let across: Double
      public let up: Double
      /// What `up` is: the number with its interval and its trials.
      public let cell: Cell

      /// - Returns: `nil` where there is no number to show.
      public init?(_ name: String, at across: Double?, _ cell: Cell) {
        guard let across, let up = cell.value, across.isFinite, up.isFinite else { return nil }
        self.name = name
        self.across = across
        self.up = up
        self.cell = cell
      }

      var interval: Interval? {
        if case .measured(let measurement, _, _) = cell { measurement.interval } else { nil }
      }

      /// What each trial has, where the number is a mean of several.
      var each: [Double] {
        if case .measured(_, _, let each) = cell { each } else { [] }
      }
    }

    /// - Parameter marks: In the order of their weight, as for a chart.
    /// - Returns: `nil` where all points lie above each other, or one has no place.
    public init?(
      _ title: String, across: Axis, up: Axis, _ series: [Series], marks: [Mark] = [],
      isOnlyDrawn: Bool = false
    ) {
      let points = series.flatMap(\.points)
      let places = points.map(\.across)
      guard let low = places.min(), let high = places.max(), low < high, (high - low).isFinite,
        !across.isLogarithmic || low > 0, !up.isLogarithmic || points.allSatisfy({ $0.up > 0 })
      else { return nil }
      self.title = title
      self.across = across
      self.up = up
      self.series = series.filter { !$0.points.isEmpty }
      self.marks = marks.shown(in: low...high)
      self.isOnlyDrawn = isOnlyDrawn
    }

    /// The same in rows, but for points that are not named: what they are stands among the results.
    var table: Table {
      let shown = series.filter { $0.labels != .none }
      let rows = shown.flatMap { series in
        series.points.map { point -> [Cell] in
          [
            .words(Prose(point.name)), .words(Prose(series.name)),
            .figure(.number(point.across)), point.cell,
          ]
        }
      }
      let isNamed = shown.count > 1
      let heads = ["setting"] + (isNamed ? [""] : []) + [across.title, up.title]
      return Table(heads, isNamed ? rows : rows.map { [$0[0]] + $0[2...] })
    }
  }
}
