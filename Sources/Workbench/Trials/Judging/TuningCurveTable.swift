import Evaluation
import Scoring
import Specs
import Vocabulary

/// The file `curves/ID.csv`: what each threshold would do to the test rows.
struct TuningCurveTable {
  /// About how many thresholds are kept; highs and lows stay.
  static let limit = 1000

  static let header =
    "threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost"

  private let curve: TuningCurve?

  /// No curve where the rows cannot be ranked.
  init(_ scores: Scores, _ labels: Labels, _ operation: Operation) {
    curve = (try? Ranking(scores, labels)).map { ranking in
      TuningCurve(
        of: ranking, rowsPerDay: operation.eventsPerDay,
        costs: (operation.missed, operation.false), limit: Self.limit)
    }
  }

  /// The table as text, most reluctant threshold first; the header alone where no row has a label.
  var csv: String {
    let labeled = (curve?.points ?? []).filter { $0.confusion.rows > 0 }
    return ([Self.header] + labeled.map(Self.line)).joined(separator: "\n") + "\n"
  }

  private static func line(_ point: TuningCurve.Point) -> String {
    let confusion = point.confusion
    let counts = [
      confusion.truePositives, confusion.falsePositives, confusion.falseNegatives,
      confusion.trueNegatives,
    ]
    let rates = [
      confusion.precision, confusion.recall, confusion.f1, confusion.falsePositiveRate,
      point.alertsPerDay, point.cost,
    ]
    return
      (["\(point.threshold)"] + counts.map { "\($0)" } + rates.map { $0.map { "\($0)" } ?? "n/a" })
      .joined(separator: ",")
  }
}
