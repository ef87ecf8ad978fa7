extension Confusion {
  /// Counts verdicts against labels; rows whose label is unknown are left out.
  public init(_ verdicts: Verdicts, _ labels: Labels) {
    precondition(
      verdicts.count == labels.count, "\(verdicts.count) verdicts for \(labels.count) labels")
    var (tp, fp, fn, tn) = (0, 0, 0, 0)
    for row in 0..<labels.count {
      switch (labels[row], verdicts.values[row]) {
      case (.anomaly, true): tp += 1
      case (.anomaly, false): fn += 1
      case (.ordinary, true): fp += 1
      case (.ordinary, false): tn += 1
      case (.unknown, _): break
      }
    }
    self.init(truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn)
  }
}
