import Scoring

extension Ranking {
  /// How many anomalies the highest `count` rows hold; of a step that is cut, its share is expected, as
  /// if its rows were drawn at random.
  func anomaliesExpected(inTop count: Int) -> Double {
    precondition(count <= rows, "the top \(count) of \(rows) rows")
    for step in 0..<steps {
      let after = truePositives(step + 1) + falsePositives(step + 1)
      guard after >= count else { continue }
      let before = truePositives(step) + falsePositives(step)
      guard after > before else { continue }
      let gained = Double(truePositives(step + 1) - truePositives(step))
      return Double(truePositives(step)) + gained * Double(count - before) / Double(after - before)
    }
    return 0
  }
}
