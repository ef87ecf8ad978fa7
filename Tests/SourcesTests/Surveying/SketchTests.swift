import Testing

@testable import Sources

struct SketchTests {
  /// The hashes 2⁵⁴, 2 · 2⁵⁴, … 1,023 · 2⁵⁴, which divide all that can be into 1,024 equal parts.
  private static let even = (1...1023).map { UInt64($0) << 54 }

  @Test func `few things are counted, and their copies too`() {
    var sketch = DistinctSketch(capacity: 1000)
    for hash in Self.even + Self.even.prefix(7) + Self.even.prefix(3) { sketch.add(hash) }
    #expect(sketch.distinct == EstimatedCount(1023))
    #expect(sketch.repeats == EstimatedCount(10))
    #expect(sketch.distinct.estimated == nil)
  }

  @Test func `an estimate lies within the bounds of what is possible`() {
    #expect(EstimatedCount(5, 7...9).value == 7)
    #expect(EstimatedCount(12, 7...9).value == 9)
    #expect(EstimatedCount(8, 7...9).value == 8)
  }

  @Test func `of many things those with the least hashes are followed, with all their copies`() {
    var sketch = DistinctSketch(capacity: 16)
    for hash in Self.even { sketch.add(hash) }
    // The 32nd thing is one too many: those below the 17th stay, so 16 things in 17 of 1,024 parts.
    #expect(sketch.counts.count == 16)
    // 16 · 1,024 / 17 = 963.8, and two of its standard errors, 2 · 963.8 · √((1 − 17/1,024) / 16), are
    // 477.9: from 485 to 1,442, of which no more than have come are possible.
    #expect(sketch.distinct == EstimatedCount(964, 485...1023))
    for hash in Self.even { sketch.add(hash) }
    // Each came twice: 16 copies were seen, which stand for 964. At most 1,442 of the 2,046 differ, and
    // at least 485 do.
    #expect(sketch.distinct == EstimatedCount(964, 485...1442))
    #expect(sketch.repeats == EstimatedCount(964, 604...1561))
  }

  @Test func `a thing that comes often and is not followed widens the bounds of what is repeated`()
  {
    var sketch = DistinctSketch(capacity: 16)
    for hash in Self.even { sketch.add(hash) }
    for _ in 0..<10_000 { sketch.add(.max) }
    // No copy was seen, but of 11,023 at most 1,442 differ.
    #expect(sketch.repeats == EstimatedCount(9581, 9581...10_538))
  }

  @Test func `two sketches share what both would follow`() {
    var (wide, narrow) = (DistinctSketch(capacity: 1000), DistinctSketch(capacity: 16))
    for hash in Self.even { narrow.add(hash) }
    for (place, hash) in Self.even.enumerated() where place % 2 == 0 { wide.add(hash) }
    // Of the 16 that the narrow one follows, each second is in the other; of those that the wide one
    // follows, 8 are below the bound of the narrow one, which has them all.
    #expect(narrow.shared(with: wide) == (8, 16))
    #expect(wide.shared(with: narrow) == (8, 8))
  }

  @Test func `few words are counted, in the order in which they were met`() {
    var words = FrequentWords(capacity: 2)
    for (word, times) in [("b", 2), ("a", 1), ("c", 1), ("a", 1)] { words.add(word, times: times) }
    #expect(words.all?.map(\.word) == ["b", "a", "c"])
    #expect(words.all?.map(\.rows) == [2, 2, 1])
    #expect(words.mostFrequent?.word == "b")
    #expect(words.mostFrequent?.rows == 2...2)
  }

  @Test func `of many words only one that none can exceed is the most frequent`() {
    var words = FrequentWords(capacity: 2)
    for (word, times) in [("a", 9), ("b", 4), ("c", 1), ("d", 1)] { words.add(word, times: times) }
    #expect(words.missed == 0)
    words.add("e", times: 3)
    // Five words are one too many: the third most frequent, e with 3, goes, and takes 3 from each.
    #expect(words.missed == 3)
    #expect(words.all == nil)
    // a has 6 to 9 rows; b, with 1 to 4, cannot have more.
    #expect(words.mostFrequent?.word == "a")
    #expect(words.mostFrequent?.rows == 6...9)
    words.add("b", times: 3)
    // b has now 4 to 7, which may be more than a has.
    #expect(words.mostFrequent == nil)
    // That f, with 1 to 4, cannot have more, makes a no surer.
    words.add("f", times: 1)
    #expect(words.missed == 3 && words.mostFrequent == nil)
  }

  @Test func `of several words with a row each none is the most frequent`() {
    var words = FrequentWords(capacity: 2)
    words.add("a", times: 1)
    #expect(words.mostFrequent?.word == "a")
    words.add("b", times: 1)
    #expect(words.mostFrequent == nil)
  }

  @Test func `long words are forgotten before they fill the memory`() {
    var words = FrequentWords(capacity: 100, byteLimit: 25)
    for word in ["often", "often", "often", "0123456789", "9876543210"] {
      words.add(word, times: 1)
    }
    #expect(words.missed == 0)
    words.add("x", times: 1)
    // 26 bytes: of the four words the half with the most rows is to stay, but three have but one.
    #expect(words.missed == 1)
    #expect(words.mostFrequent?.word == "often")
    #expect(words.mostFrequent?.rows == 2...3)
  }
}
