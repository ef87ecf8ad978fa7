/// The mean of reference scores and their deviation (dividing by *n*); a deviation of 0 counts as 1.
struct ScoreMoments {
  let mean: Double
  let deviation: Double

  init(of scores: [Double]) {
    let mean = scores.reduce(0, +) / Double(scores.count)
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)
    self.mean = mean
    deviation = variance > 0 ? variance.squareRoot() : 1
  }
}
