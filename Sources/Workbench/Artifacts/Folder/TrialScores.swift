import Formats
public import Machine
public import Vocabulary

/// The scores that a trial gave to the rows of its division, as its run keeps them.
///
/// `scores/ID.npy` has the validation rows, then the test rows. Where there are no validation rows, what
/// is chosen may rest on the rows that were learned from: `scores/ID.training.npy`. Where a policy goes by how sure a
/// model is, `scores/ID.confidence.npy` says that of the test rows.
public struct TrialScores: Sendable, Equatable {
  /// Empty where validation rows choose.
  public let training: Scores
  public let validation: Scores
  public let test: Scores
  /// How sure the model is of each test row; `nil` where it does not say, or nobody asks.
  public var confidences: [Double]?
  /// Whether the scores of training rows are kept, whatever rows choose.
  public var keepsTraining = false

  public init(training: Scores, validation: Scores, test: Scores, confidences: [Double]? = nil) {
    self.training = training
    self.validation = validation
    self.test = test
    self.confidences = confidences
  }

  /// The bytes of `scores/ID.npy`.
  public var bytes: [UInt8] { NPY.bytes(of: Tensor(.double(validation.values + test.values))) }
}

extension RunFolder {
  /// Leaves the scores of a trial.
  ///
  /// - Parameter isTransductive: Whether the training rows are the test rows, whose scores stand there
  ///   already.
  public func write(
    _ scores: TrialScores, of id: String, isTransductive: Bool
  ) throws(FileError) {
    try FileSystem.write(scores.bytes, to: self.scores(id), durably: false)
    if let confidences = scores.confidences {
      try FileSystem.write(
        NPY.bytes(of: Tensor(.double(confidences))), to: self.confidences(id), durably: false)
    }
    guard scores.validation.isEmpty || scores.keepsTraining, !isTransductive else { return }
    try FileSystem.write(
      NPY.bytes(of: Tensor(.double(scores.training.values))), to: trainingScores(id),
      durably: false)
  }

  /// The scores of a trial with findings, or `nil` where the run keeps none.
  ///
  /// A file that is not the one that the record speaks of is refused.
  public func readScores(of record: TrialRecord) throws(FileError) -> TrialScores? {
    guard let findings = record.findings, FileSystem.exists(scores(record.id)) else { return nil }
    let bytes = try FileSystem.read(scores(record.id))
    guard SHA256.hex(of: bytes) == findings.scoresHash else {
      throw FileError(
        .malformed, scores(record.id),
        "these are not the scores that trial \(record.id) found; without the file, it runs again")
    }
    let all = try NPY.tensor(bytes.span, path: scores(record.id)).doubles
    let (validation, test) = (findings.validation.rows, findings.test.rows)
    guard all.count == validation + test else {
      throw FileError(
        .malformed, scores(record.id),
        "holds \(all.count) scores, but the trial has \(validation) validation and \(test) test rows"
      )
    }
    var training: [Double] = []
    if FileSystem.exists(trainingScores(record.id)) {
      try check(trainingScores(record.id), of: record.id)
      training = try NPY.read(trainingScores(record.id)).doubles
    }
    var scores = TrialScores(
      training: Scores(training), validation: Scores(Array(all.prefix(validation))),
      test: Scores(Array(all.dropFirst(validation))))
    scores.keepsTraining = validation > 0 && !training.isEmpty
    if FileSystem.exists(confidences(record.id)) {
      try check(confidences(record.id), of: record.id)
      scores.confidences = try NPY.read(confidences(record.id)).doubles
    }
    return scores
  }

  /// What is known of the rows that a trial saw, or `nil` where the run does not keep it.
  public func readRows(of record: TrialRecord) throws(FileError) -> SplitRows? {
    let name: String
    if let recorded = record.rows {
      name = recorded
    } else {
      let run = try readRun()
      guard let data = run.datasets.first(where: { $0.name == record.trial.dataset }) else {
        throw FileError(
          .malformed, self.run, "does not know the data set '\(record.trial.dataset)'")
      }
      name = record.trial.rows(of: data.fingerprint)
    }
    guard FileSystem.exists(split(name)) else { return nil }
    try check(split(name), of: record.id)
    return try SplitRows(readFrom: split(name))
  }
}
