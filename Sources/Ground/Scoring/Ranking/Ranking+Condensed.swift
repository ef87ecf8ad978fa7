extension Ranking {
  /// The same anomalies in the same order, with the ordinary rows between two of them as one step.
  ///
  /// Areas, precision at a number of rows and the best F score stay what they are, however the rows are
  /// weighted, and there are at most twice as many steps as anomalies. A merged step goes by its lowest
  /// score, so that `steps(above:)` still finds the step of any row.
  public var condensed: Ranking {
    var (kept, tp, fp): ([Double], [Int32], [Int32]) = ([], [], [])
    var inRun = false
    for step in 0..<steps {
      let plain = found[step] == Int32(truncatingIfNeeded: truePositives(step))
      if plain && inRun {
        kept[kept.count - 1] = scores[step]
        fp[fp.count - 1] = alarmed[step]
      } else {
        kept.append(scores[step])
        tp.append(found[step])
        fp.append(alarmed[step])
      }
      inRun = plain
    }
    return Ranking(scores: kept, found: tp, alarmed: fp)
  }
}
