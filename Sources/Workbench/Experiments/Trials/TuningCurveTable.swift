import Evaluation
import Files
import Scoring
import Vocabulary

/// The file `curves/ID.csv`: what each threshold would do to the test rows.
struct TuningCurveTable {
  /// About how many thresholds are kept; highs and lows stay.
  static let limit = 1000

  static let header =
    "threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost"

  let eventsPerDay: Double
  let missed: Double
  let wrong: Double

  init(_ experiment: Experiment) {
    eventsPerDay = experiment.eventsPerDay
    missed = experiment.operation.number("missed")
    wrong = experiment.operation.number("false")
  }

  /// The table as text, most reluctant threshold first; the header alone where no row has a label.
  func csv(_ scores: Scores, _ labels: Labels) -> String {
    var lines = [Self.header]
    if let ranking = try? Ranking(scores, labels), ranking.rows > 0 {
      let curve = TuningCurve(rowsPerDay: eventsPerDay, costs: (missed, wrong))
      let table = curve.table(of: ranking, limit: Self.limit)
      for threshold in table.column(named: "threshold")?.numbers ?? [] {
        lines.append(line(threshold, ranking.confusion(ranking.steps(above: threshold))))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ threshold: Double, _ confusion: Confusion) -> String {
    let numbers = [
      confusion.precision, confusion.recall, confusion.f1, confusion.falsePositiveRate,
      confusion.alarmRate.map { $0 * eventsPerDay }, confusion.cost(missed: missed, false: wrong),
    ]
    let counts = [
      confusion.truePositives, confusion.falsePositives, confusion.falseNegatives,
      confusion.trueNegatives,
    ]
    return
      (["\(threshold)"] + counts.map { "\($0)" } + numbers.map { $0.map { "\($0)" } ?? "n/a" })
      .joined(separator: ",")
  }
}
