import Formats
import Vocabulary
import Wording

extension Page.Cell {
  /// What a reader sees of a cell, whatever the format.
  struct Shown: Equatable {
    let main: Prose
    var interval: String?
    var marks: [String] = []
    /// Where the number comes from: how its interval was found, its rows, its trial.
    var origin: String?
  }

  /// The number by which rows are put in order; `nil` where words are.
  var value: Double? {
    switch self {
    case .count(let count): Double(count)
    case .figure(let quantity), .threshold(let quantity, _, _): quantity.number
    case .measured(let measurement, _, _): measurement.quantity.number
    case .setting(let value): value.double
    case .words, .trial, .absent: nil
    }
  }

  var shown: Shown {
    switch self {
    case .words(let words, let marks): Shown(main: words, marks: marks)
    case .count(let count): Shown(main: "\(count)")
    case .figure(let quantity): shown(quantity, nil, Figures.short)
    case .threshold(let quantity, let interval, let lowest):
      Shown(
        main: Prose(quantity.number.map { Figures.cut($0, below: lowest) } ?? "n/a"),
        interval: interval.map { Figures.range($0.lower, $0.upper) },
        origin: interval?.method)
    case .measured(let measurement, let trials, _):
      shown(
        measurement.quantity, measurement.interval, Figures.short, origin(of: measurement, trials))
    case .setting(let value): Shown(main: Prose(SettingsText.value(value)))
    case .trial(let id): Shown(main: "\(code: id)")
    case .absent(let text): Shown(main: Prose(text))
    }
  }

  private func shown(
    _ quantity: Quantity, _ interval: Interval?, _ written: (Double) -> String,
    _ origin: String? = nil
  ) -> Shown {
    guard case .number(let value) = quantity else { return Shown(main: "n/a", origin: origin) }
    return Shown(
      main: Prose(written(value)),
      interval: interval.map { "\(written($0.lower)) to \(written($0.upper))" }, origin: origin)
  }

  private func origin(of measurement: Measurement, _ trials: [String]) -> String {
    let source: String? =
      switch trials.count {
      case 0: nil
      case 1: "trial \(trials[0])"
      default: "mean of \(trials.count) trials, the first \(trials[0])"
      }
    let parts = [
      measurement.interval?.method, Phrase.counted(measurement.rows, "row"), source,
      measurement.quantity.reason,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Page.Cell.Shown {
  /// All of it in a line: `0.912 (0.88 to 0.94)`, `largest-z (control)`.
  var line: Prose {
    let beside = [interval].compactMap { $0 } + marks
    return beside.isEmpty ? main : "\(main) (\(beside.joined(separator: ", ")))"
  }
}
