public import Formats
public import Vocabulary
import Wording

extension Page {
  /// A table whose cells know what they are.
  public struct Table: Sendable, Equatable {
    public let heads: [String]
    public let rows: [[Cell]]
    /// Among which numbers the highest is the darkest; `nil` where none is shaded.
    public let shading: Shading?

    public enum Shading: Sendable {
      /// Those of a row, which have nothing to do with those of other rows.
      case rows
      /// All.
      case whole
    }

    /// - Precondition: Every row has a cell for each head.
    public init(_ heads: [String], _ rows: [[Cell]], shading: Shading? = nil) {
      precondition(
        rows.allSatisfy { $0.count == heads.count }, "a row has other cells than the head")
      self.heads = heads
      self.rows = rows
      self.shading = shading
    }

    /// Whether a column is read as numbers, one below the other.
    func holdsNumbers(_ column: Int) -> Bool {
      let kinds = rows.map { $0[column].isNumber }
      return kinds.contains(true) && !kinds.contains(false)
    }

    /// Why numbers are missing, a sentence for each reason: `precision and F1 are n/a: no row alarms.`
    var gaps: [String] {
      var columns: [(reason: String, heads: [String])] = []
      for (column, head) in heads.enumerated() {
        for reason in rows.compactMap({ $0[column].gap }) {
          let place = columns.firstIndex { $0.reason == reason } ?? columns.count
          if place == columns.count { columns.append((reason, [])) }
          if columns[place].heads.last != head { columns[place].heads.append(head) }
        }
      }
      return columns.map { reason, heads in
        "\(Phrase.listed(heads)) \(heads.count == 1 ? "is" : "are") n/a: \(reason)."
      }
    }
  }

  /// What stands in a table.
  public enum Cell: Sendable, Equatable {
    /// Words, with marks behind them: `control`.
    case words(Prose, marks: [String] = [])
    case count(Int)
    /// A number that the record has without an interval.
    case figure(Quantity)
    /// A threshold, in as many digits as one needs to set it: below the lowest score that alarms.
    case threshold(Quantity, Interval? = nil, below: Double? = nil)
    /// A number with its interval, its rows, the trials whose records have it, and what each of them has where they are several.
    case measured(Measurement, trials: [String] = [], each: [Double] = [])
    case trial(String)
    /// A value that a spec gave.
    case setting(JSON)
    /// What stands where there is nothing.
    case absent(String)
  }
}

extension Page.Cell {
  /// The detector's name, marked if it is a control.
  static func detector(_ name: String, isControl: Bool) -> Page.Cell {
    .words(Prose(name), marks: isControl ? ["control"] : [])
  }

  /// Of the measurements, the one of this name.
  static func measured(
    _ name: MetricName, among measurements: [Measurement], trials: [String] = []
  ) -> Page.Cell {
    measurements[name].map { .measured($0, trials: trials) } ?? .absent("n/a")
  }

  /// Whether it is a number; `nil` if it leaves that open.
  fileprivate var isNumber: Bool? {
    switch self {
    case .words, .trial: false
    case .setting(let value): value.double != nil
    case .count, .figure, .threshold, .measured: true
    case .absent: nil
    }
  }

  /// Why there is no number in it.
  var gap: String? {
    switch self {
    case .figure(let quantity), .threshold(let quantity, _, _): quantity.reason
    case .measured(let measurement, _, _): measurement.quantity.reason
    case .words, .count, .trial, .setting, .absent: nil
    }
  }
}
