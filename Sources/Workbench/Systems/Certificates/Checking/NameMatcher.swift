import Foundation

/// How a name that was read from a picture is compared with the one on file.
enum NameMatcher: String, CaseIterable, Sendable {
  /// Words are paired that are equal, or of which one may be an initial of the other.
  case initials
  /// Words are paired by edit distance, with points off for words that are left over.
  case strict

  enum Likeness { case full, partial, none }

  /// What a name is worth that agrees in part.
  var partialPoints: Double {
    switch self {
    case .initials: 8
    case .strict: 5
    }
  }

  func likeness(of read: String, to stored: String) -> Likeness {
    switch self {
    case .initials:
      let similarity = InitialsMatch.similarity(of: read, to: stored)
      // A lower bound for short names would never decide: two words or fewer are 0, 1/3, 1/2, 2/3 or 1 alike.
      return similarity >= 0.6 ? .full : similarity >= 0.35 ? .partial : .none
    case .strict:
      let score = StrictMatch.score(of: read, to: stored)
      return score >= 92 ? .full : score >= 70 ? .partial : .none
    }
  }
}

/// The share of words of both names that find each other.
enum InitialsMatch {
  private static let readings: [Character: Character] = [
    "0": "O", "1": "I", "5": "S", "2": "Z", "6": "G", "8": "B", "4": "A",
  ]
  private static let ignored: Set<String> = [
    "COLLEGE", "INSTITUTE", "UNIVERSITY", "OF", "THE", "AND", "ENGINEERING", "RESEARCH", "CENTRE",
    "CENTER", "TECHNOLOGY",
  ]

  static func similarity(of read: String, to stored: String) -> Double {
    let (reads, stores) = (words(read), words(stored))
    guard !reads.isEmpty, !stores.isEmpty else { return 0 }
    var free = stores
    var matches = 0
    for word in reads {
      let place =
        free.firstIndex(of: word)
        ?? (word.count == 1 ? free.firstIndex { $0.hasPrefix(word) } : nil)
        ?? free.firstIndex { $0.first == word.first }
      guard let place else { continue }
      free.remove(at: place)
      matches += 1
    }
    return Double(matches) / Double(Set(reads).union(stores).count)
  }

  static func words(_ name: String) -> [String] {
    let letters = name.plainCapitals.map { readings[$0] ?? $0 }
      .map { $0.isPlainLetter || $0.isPlainDigit || $0 == "." || $0 == "'" ? $0 : " " }
    return String(letters).split(separator: " ").map { word in
      var word = word
      while word.last == "." { word.removeLast() }
      return word == "L" ? "I" : String(word)
    }.filter { !$0.isEmpty && !ignored.contains($0) }
  }
}

/// Words paired by edit distance, in 0…100.
enum StrictMatch {
  private static let readings: [Character: Character] = [
    "0": "O", "1": "I", "5": "S", "8": "B", "6": "G",
  ]
  /// How alike two words must be to be a pair.
  private static let least = 0.85

  static func score(of read: String, to stored: String) -> Double {
    let (reads, stores) = (words(read), words(stored))
    guard !reads.isEmpty, !stores.isEmpty else { return 0 }
    var free = reads
    var sum = 0.0
    for word in stores {
      let likenesses = free.map { likeness(word, $0) }
      guard let best = likenesses.max(), best >= least,
        let place = likenesses.firstIndex(of: best)
      else { continue }
      free.remove(at: place)
      sum += 100 / Double(stores.count) * best
    }
    let score = sum - 10 * Double(free.count) / Double(reads.count)
    return max(0, (score + 0.5).rounded(.down))
  }

  static func words(_ name: String) -> [String] {
    let letters = name.plainCapitals.map { readings[$0] ?? $0 }
      .map { $0.isPlainLetter || $0.isPlainDigit ? $0 : " " }
    return String(letters).split(separator: " ").map(String.init)
  }

  /// 1 − edit distance / the longer length.
  static func likeness(_ one: String, _ other: String) -> Double {
    let (one, other) = (Array(one), Array(other))
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var before = row[0]
      row[0] = i + 1
      for (j, opposite) in other.enumerated() {
        let replaced = before + (letter == opposite ? 0 : 1)
        before = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return 1 - Double(row[other.count]) / Double(max(one.count, other.count))
  }
}

extension String {
  /// In capitals, without marks above or below letters.
  fileprivate var plainCapitals: String {
    String(
      String.UnicodeScalarView(
        decomposedStringWithCanonicalMapping.uppercased().unicodeScalars.filter {
          $0.properties.generalCategory != .nonspacingMark
        }))
  }
}

extension Character {
  fileprivate var isPlainLetter: Bool { ("A"..."Z").contains(self) }
  fileprivate var isPlainDigit: Bool { ("0"..."9").contains(self) }
}
