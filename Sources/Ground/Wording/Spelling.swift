/// Words that were probably meant.
public enum Spelling {
  /// The known word nearest to `word`, the first of equals; `nil` where none is near.
  ///
  /// Near is a change of at most every third letter, rounded up.
  public static func suggestion(for word: String, among known: [String]) -> String? {
    let limit = (word.count + 2) / 3
    let nearest = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= limit, nearest.word != word else { return nil }
    return nearest.word
  }

  /// `; did you mean 'neighbors'?`, or nothing where no known word is near.
  public static func hint(for word: String, among known: [String]) -> String {
    suggestion(for: word, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbor to turn one
  /// word into the other (optimal string alignment, Damerau 1964).
  public static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var before: [Int] = []
    var above = Array(0...other.count)
    for row in one.indices {
      var current = [row + 1]
      for column in other.indices {
        let change = above[column] + (one[row] == other[column] ? 0 : 1)
        var least = min(change, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, above) = (above, current)
    }
    return above[other.count]
  }
}
