public import Scoring
public import Vocabulary

extension Ranking {
  /// The curve of recall over the false positive rate, as columns of these names and the threshold; empty if there
  /// are no anomalies or no ordinary rows.
  ///
  /// A corner is where the curve turns; points on a straight line between two corners are left out.
  ///
  /// - Parameter limit: About how many points to keep.
  public func rocCurve(limit: Int = 1000) -> Table {
    guard anomalies > 0, ordinary > 0 else { return table([], [.falsePositiveRate, .recall]) }
    let corners = rocCorners
    let kept = Thinning.places(corners.count, limit: limit, extremesOf: []).map { corners[$0] }
    return table(
      kept, [.falsePositiveRate, .recall], \.falsePositiveRate, \.recall)
  }

  /// The curve of precision over recall, as columns of these names and the threshold; empty if there are
  /// no anomalies. It begins with the first alarm: before, there is no precision.
  ///
  /// - Parameter limit: About how many points to keep; highs and lows of precision stay.
  public func precisionRecallCurve(limit: Int = 1000) -> Table {
    guard anomalies > 0 else { return table([], [.recall, .precision]) }
    let kept = Thinning.places(
      steps, limit: limit, extremesOf: [{ self.confusion($0 + 1).precision }])
    return table(kept.map { $0 + 1 }, [.recall, .precision], \.recall, \.precision)
  }

  /// The cuts at which the ROC curve turns.
  private var rocCorners: [Int] {
    var corners = [0]
    for step in 1...steps {
      if let last = corners.last, corners.count > 1 {
        let before = corners[corners.count - 2]
        let (rise, run) = (
          truePositives(last) - truePositives(before), falsePositives(last) - falsePositives(before)
        )
        let (up, on) = (
          truePositives(step) - truePositives(last), falsePositives(step) - falsePositives(last)
        )
        if rise * on == up * run { corners.removeLast() }
      }
      corners.append(step)
    }
    return corners
  }

  private func table(
    _ cuts: [Int], _ names: [MetricName], _ values: KeyPath<Confusion, Double?>...
  ) -> Table {
    var columns = zip(names, values).map { name, value in
      Column(name.text, numbers: cuts.map { confusion($0)[keyPath: value] ?? .nan })
    }
    if values.isEmpty { columns = names.map { Column($0.text, numbers: []) } }
    columns.append(Column(MetricName.threshold.text, numbers: cuts.map { separator($0).value }))
    return Table(rows: cuts.count, columns: columns)
  }
}
