import Vocabulary

/// The latest signals of whom they are, with what can be counted while they come and go.
struct SignalHistory: Sendable {
  private var latest = LatestSignals()
  private(set) var endpoints = Tally<String>()
  private(set) var addresses = Tally<String>()
  private(set) var agents = Tally<String>()
  private(set) var places = Tally<SignalWords.Place>()
  /// How many there are of each type, and of each severity by its rank.
  private(set) var types = [Int](repeating: 0, count: SignalType.allCases.count)
  private(set) var severities = [Int](repeating: 0, count: Severity.allCases.count)
  private(set) var anomalies = 0
  /// In increasing order.
  private(set) var sortedRisks: [Double] = []

  var marks: ArraySlice<SignalMark> { latest.marks }

  mutating func append(_ mark: SignalMark, _ words: SignalWords) {
    let forgotten = latest.append(mark, words)
    if let forgotten { forget(forgotten.mark, forgotten.words) }
    endpoints.add(words.endpoint)
    addresses.add(words.address)
    agents.add(words.agent)
    places.add(words.place)
    types[Int(mark.type)] += 1
    severities[mark.severity.rank] += 1
    if mark.isAnomaly { anomalies += 1 }
    sortedRisks.insert(mark.risk, at: sortedRisks.partitioned { $0 < mark.risk })
  }

  private mutating func forget(_ mark: SignalMark, _ words: SignalWords) {
    endpoints.remove(words.endpoint)
    addresses.remove(words.address)
    agents.remove(words.agent)
    places.remove(words.place)
    types[Int(mark.type)] -= 1
    severities[mark.severity.rank] -= 1
    if mark.isAnomaly { anomalies -= 1 }
    sortedRisks.remove(at: sortedRisks.partitioned { $0 < mark.risk })
  }

  /// The latest signals that are this history's or another's, each once.
  func joined(with other: LatestSignals) -> SignalHistory {
    var joined = SignalHistory()
    let (own, words) = (latest.marks, latest.words)
    var (place, otherPlace) = (own.startIndex, other.marks.startIndex)
    while place < own.endIndex || otherPlace < other.marks.endIndex {
      let number = place < own.endIndex ? own[place].number : .max
      let otherNumber = otherPlace < other.marks.endIndex ? other.marks[otherPlace].number : .max
      if number <= otherNumber {
        joined.append(own[place], words[place])
        place += 1
        if number == otherNumber { otherPlace += 1 }
      } else {
        joined.append(other.marks[otherPlace], other.words[otherPlace])
        otherPlace += 1
      }
    }
    return joined
  }
}
