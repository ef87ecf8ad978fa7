/// How often words come, of which too many differ to count each: the frequent ones, each with at least so
/// many rows and at most `missed` more (Misra and Gries 1982).
///
/// While few words differ, all are counted and nothing is missed.
struct FrequentWords: Sendable, Equatable {
  private struct Entry: Equatable {
    var count: Int
    /// Which of the words that were met this one is.
    let place: Int
  }

  /// How many words are kept when there are too many; twice as many are let in before.
  private let capacity: Int
  /// How many bytes the kept words may have.
  private let byteLimit: Int
  private var entries: [String: Entry] = [:]
  private var met = 0
  private var bytes = 0
  /// How many rows of a word may not have been counted.
  private(set) var missed = 0

  init(capacity: Int, byteLimit: Int = 1 << 24) {
    self.capacity = capacity
    self.byteLimit = byteLimit
  }

  mutating func add(_ word: String, times: Int) {
    guard times > 0 else { return }
    if entries[word] == nil {
      entries[word] = Entry(count: 0, place: met)
      met += 1
      bytes += word.utf8.count
    }
    entries[word]?.count += times
    if entries.count > 2 * capacity || bytes > byteLimit { forgetRareWords() }
  }

  /// Takes as many rows from each word as the first of those has that are to go.
  private mutating func forgetRareWords() {
    let counts = entries.values.map(\.count).sorted(by: >)
    let cut = counts[min(capacity, counts.count / 2)]
    missed += cut
    entries = entries.compactMapValues { entry in
      entry.count > cut ? Entry(count: entry.count - cut, place: entry.place) : nil
    }
    bytes = entries.keys.reduce(0) { $0 + $1.utf8.count }
  }

  /// All words with their rows, in the order in which they were met; `nil` if there are too many.
  var all: [(word: String, rows: Int)]? {
    guard missed == 0 else { return nil }
    return entries.sorted { $0.value.place < $1.value.place }.map { ($0.key, $0.value.count) }
  }

  /// The word that no other can have more rows than; the first that was met of equals; none of several with a
  /// single row each.
  var mostFrequent: (word: String, rows: ClosedRange<Int>)? {
    let first = entries.max { ($0.value.count, $1.value.place) < ($1.value.count, $0.value.place) }
    guard let first else { return nil }
    let others = entries.lazy.filter { $0.key != first.key }.map(\.value.count).max() ?? 0
    let count = first.value.count
    guard missed == 0 ? count > 1 || entries.count == 1 : count >= others + missed else {
      return nil
    }
    return (first.key, count...(count + missed))
  }
}
