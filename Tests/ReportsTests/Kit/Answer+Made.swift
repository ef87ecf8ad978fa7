import Artifacts
import Vocabulary

extension SummaryRecord.Answer {
  /// An answer with a single trial; what its comparisons say follows its sentence.
  init(
    dataset: String, trial: String, detector: String, sentence: String, chosenBy: Measurement,
    isOracle: Bool, comparisons: [SummaryRecord.Comparison]
  ) {
    self.init(
      dataset: dataset, split: nil,
      candidate: .init(detector: detector, name: detector, trials: [trial]), trial: trial,
      choice: .init(by: chosenBy, isOracle: isOracle, among: nil, tiedWith: []),
      figures: .init(measured: nil, nested: nil),
      sentences: [sentence] + comparisons.map(\.sentence), comparisons: comparisons)
  }
}
