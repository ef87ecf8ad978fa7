import Vocabulary

/// What a number of the records of an entity's history says over each window, where a spec asks for it.
struct HistoryColumn {
  private let name: String

  init(_ name: String) { self.name = name }

  func measures(_ variant: NexoraVariant) -> [Measure] {
    EntityTimeFeatures.windows.map { window in
      let figures: [(word: String, figure: NumberFigure)] = [
        ("mean", .mean), ("std", .sampleSD), ("min", .min), ("max", .max), ("count", .count),
        ("trend", .trend),
      ]
      return .code(figures.map { "\(name)_\($0.word)_\(window.name)" }) { [name] sight in
        let records = sight.history.records(lastHours: window.hours, variant)
        let numbers = TimedNumbers(
          records.compactMap { record in
            record.fields?[name]?.readNumber.map { (record.time, $0) }
          })
        return figures.map { $0.figure.value(of: numbers) }
      }
    }
  }
}
