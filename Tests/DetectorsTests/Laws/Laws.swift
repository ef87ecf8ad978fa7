import Detectors
import Numerics
import Testing
import Vocabulary

/// Expects of `detector` all that every detector promises, shown on `rows` and on hostile shapes.
///
/// - Parameter rows: ordinary rows from which the detector can learn; at least eight.
func expectLaws(
  of detector: some Detector, on rows: Matrix<Float>, at place: SourceLocation = #_sourceLocation
) throws {
  let broken = try brokenLaws(of: detector, on: rows)
  #expect(broken == [], "\(type(of: detector))", sourceLocation: place)
}

/// The laws of every detector that `detector` breaks, each as the sentence that ought to be true.
func brokenLaws<D: Detector>(of detector: D, on rows: Matrix<Float>) throws -> [String] {
  let law = Law(detector: detector, rows: rows)
  try law.oneFiniteScoreARow()
  try law.equalSeedsGiveEqualBits()
  try law.otherSeedsTeachTheSameWithoutChance()
  try law.aRowIsScoredAlone()
  try law.moreWorkersChangeNothing()
  try law.aSliceScoresLikeItsCopy()
  try law.storingChangesNothing()
  try law.itsGraphScoresAlike()
  try law.itsPartsAddUp()
  try law.spoiledWeightsAreRefused()
  try law.oneSpoiledNumberDoesNotCrash()
  try law.rowsThatAreNoneAreRefused()
  try law.numbersThatAreNoneAreRefused()
  law.hostileShapesHaveAnAnswer()
  return law.broken
}

/// One law a function; each makes its own model, so that a broken one leaves the others to be checked.
final class Law<D: Detector> {
  let detector: D
  let rows: Matrix<Float>
  private(set) var broken: [String] = []

  init(detector: D, rows: Matrix<Float>) {
    self.detector = detector
    self.rows = rows
  }

  var seed: Seed { Seed(7) }

  func model() throws -> D.Model { try detector.fit(rows, seed: seed) }

  func expect(_ holds: Bool, _ sentence: String) {
    if !holds, !broken.contains(sentence) { broken.append(sentence) }
  }

  func oneFiniteScoreARow() throws {
    let model = try model()
    let training = try detector.trainingScores(of: model, on: rows)
    let new = try model.scores(of: rows)
    expect(model.columns == rows.columns, "the model knows its columns")
    expect(training.count == rows.rows, "each training row has one score")
    expect(new.count == rows.rows, "each row has one score")
    expect(training.values.allSatisfy(\.isFinite), "training scores are finite")
    expect(new.values.allSatisfy(\.isFinite), "scores are finite")
    expect(try model.scores(of: rows.rows(0..<0)).count == 0, "no rows have no scores")
  }

  func equalSeedsGiveEqualBits() throws {
    let (one, other) = (try model(), try model())
    expect(one.weights.tensorBits == other.weights.tensorBits, "equal seeds learn equal tensors")
    expect(one.weights.settings == other.weights.settings, "equal seeds learn equal settings")
    expect(
      try one.scores(of: rows).bits == other.scores(of: rows).bits, "equal seeds score alike")
  }

  func otherSeedsTeachTheSameWithoutChance() throws {
    guard detector.isDeterministic else { return }
    let other = try detector.fit(rows, seed: Seed(8))
    expect(
      try other.weights.tensorBits == model().weights.tensorBits,
      "another seed teaches the same where chance plays no part")
  }

  func aRowIsScoredAlone() throws {
    let model = try model()
    let all = try model.scores(of: rows)
    let backward = Array((0..<rows.rows).reversed())
    expect(
      try model.scores(of: rows.gathering(rows: backward)).bits == all.gathering(backward).bits,
      "reordered rows have reordered scores")
    for row in 0..<rows.rows {
      let alone = try model.scores(of: rows.rows(row..<(row + 1)))
      expect(alone.bits == [all.bits[row]], "row \(row) scores the same alone")
    }
    for size in [2, 3, 7, 17] {
      let batches = try stride(from: 0, to: rows.rows, by: size).flatMap { start in
        try model.scores(of: rows.rows(start..<min(start + size, rows.rows))).bits
      }
      expect(batches == all.bits, "batches of \(size) score like the whole")
    }
    let many = (0..<1500).map { $0 * 31 % rows.rows }
    expect(
      try model.scores(of: rows.gathering(rows: many)).bits == all.gathering(many).bits,
      "many companions change no score")
  }

  func moreWorkersChangeNothing() throws {
    let many = rows.gathering(rows: (0..<1500).map { $0 * 31 % rows.rows })
    let answers = try (1...3).map { count in
      try withWorkers(count) {
        let model = try model()
        return [
          try model.scores(of: many).bits,
          try detector.trainingScores(of: model, on: rows).bits,
        ]
      }
    }
    expect(answers[1] == answers[0] && answers[2] == answers[0], "workers change no bit")
  }

  func aSliceScoresLikeItsCopy() throws {
    let wide = Matrix<Float>(rows: rows.rows + 2, columns: rows.columns + 3) { row, column in
      guard (1...rows.rows).contains(row), (2..<(rows.columns + 2)).contains(column) else {
        return .nan
      }
      return rows[row - 1, column - 2]
    }
    let slice = wide.rows(1..<(rows.rows + 1)).columns(2..<(rows.columns + 2))
    let fromSlice = try detector.fit(slice, seed: seed)
    expect(fromSlice.weights.tensorBits == (try model().weights.tensorBits), "slices teach alike")
    expect(
      try fromSlice.scores(of: slice).bits == model().scores(of: rows).bits, "slices score alike")
  }
}
