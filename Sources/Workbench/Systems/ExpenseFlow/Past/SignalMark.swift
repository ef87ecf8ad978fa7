/// A signal as it is remembered: all of it that is a number.
struct SignalMark: Sendable, Equatable {
  /// Which of all events it is.
  let number: Int
  let time: Int64
  let risk: Double
  /// The place of its type among all types.
  let type: Int8
  let severity: Severity
  /// The hour of the day in the zone of the recording.
  let hour: Int8
  let isAnomaly: Bool
  /// The place of its session among all.
  let session: Int32
}

/// The latest signals of a session or a user, in the order in which they came.
struct LatestSignals: Sendable {
  /// How many are remembered.
  static let limit = 200

  // Twice as many are kept at most, so that the oldest leave in one go.
  private var keptMarks: [SignalMark] = []
  private var keptWords: [SignalWords] = []

  var marks: ArraySlice<SignalMark> { keptMarks.suffix(Self.limit) }
  var words: ArraySlice<SignalWords> { keptWords.suffix(Self.limit) }

  /// Adds the next signal, and answers the one that is forgotten for it.
  mutating func append(
    _ mark: SignalMark, _ words: SignalWords
  ) -> (mark: SignalMark, words: SignalWords)? {
    if keptMarks.count == 2 * Self.limit {
      keptMarks.removeFirst(Self.limit)
      keptWords.removeFirst(Self.limit)
    }
    keptMarks.append(mark)
    keptWords.append(words)
    let leaving = keptMarks.count - Self.limit - 1
    return leaving >= 0 ? (keptMarks[leaving], keptWords[leaving]) : nil
  }
}
