import Testing

@testable import Systems

struct NameMatcherTests {
  @Test(arguments: [  // read, on file, pairs, words of both
    ("RAHUL KUMAR IYER", "Rahul Kumar Iyer", 3, 3), ("RAHUL K. 1YER", "Rahul Kumar Iyer", 3, 4),
    ("A5HA 8OSE", "Asha Bose", 2, 2), ("JOSE NUÑEZ", "José Nunez", 2, 2),
    ("O'BRIEN-SMITH", "O'Brien Smith", 2, 2), ("A.K RAO", "A K Rao", 2, 4),
    ("L RAO", "I. RAO", 2, 2), ("INSTITUTE OF ASHA RAO", "Asha Rao", 2, 2),
    ("ASHA IYER", "Anita Iyer", 2, 3), ("ASHA IYER", "Meera Nair", 0, 4),
    ("RAO RAO", "Rao", 1, 1), ("7 RAO", "Rao", 1, 2),
  ])
  func `words find each other whole, by an initial, or by their first letter`(
    read: String, stored: String, pairs: Int, words: Int
  ) {
    #expect(InitialsMatch.similarity(of: read, to: stored) == Double(pairs) / Double(words))
  }

  @Test func `without a word on either side nothing is alike`() {
    for (read, stored) in [("", "Asha"), ("Asha", ""), ("THE UNIVERSITY", "Asha"), ("...", "Asha")]
    {
      #expect(InitialsMatch.similarity(of: read, to: stored) == 0)
      #expect(StrictMatch.score(of: "", to: stored) == 0)
    }
  }

  @Test(arguments: [
    ("RAHUL SHARMA", "Rahul Sharma", 100.0),
    // 50 + 50 · 6/7
    ("RAHUL SHARMAA", "Rahul Sharma", 93),
    // Five of six letters are not alike enough.
    ("RAHUL SHARMB", "Rahul Sharma", 45),
    // One word of three is left over.
    ("RAHUL X SHARMA", "Rahul Sharma", 97), ("SHARMA RAHUL", "Rahul Sharma", 100),
    // 7 is no letter to it, 5 is.
    ("RAHUL 5HARMA", "Rahul Sharma", 100), ("RAHUL", "Rahul Sharma", 50),
    ("A B C", "A B C D", 75), ("QQQ", "Rahul", 0),
  ])
  func `the strict matcher pairs words by edit distance, with points off for what is left over`(
    read: String, stored: String, score: Double
  ) {
    #expect(StrictMatch.score(of: read, to: stored) == score)
  }

  @Test func `a name agrees, agrees in part, or contradicts`() {
    let initials = NameMatcher.initials
    #expect(initials.likeness(of: "A B C", to: "A B C X Y") == .full)  // 3 of 5
    #expect(initials.likeness(of: "A X", to: "A Y Z") == .none)  // 1 of 4
    #expect(initials.likeness(of: "A B X", to: "A B Y Z") == .partial)  // 2 of 5
    let strict = NameMatcher.strict
    #expect(strict.likeness(of: "RAHUL SHARMAA", to: "Rahul Sharma") == .full)
    #expect(strict.likeness(of: "A B C", to: "A B C D") == .partial)
    #expect(strict.likeness(of: "RAHUL", to: "Rahul Sharma") == .none)
    #expect(initials.partialPoints == 8 && strict.partialPoints == 5)
  }

  @Test func `edit distance counts letters that are put in, left out or replaced`() {
    #expect(StrictMatch.likeness("KITTEN", "SITTING") == 1 - 3.0 / 7)
    #expect(StrictMatch.likeness("A", "ABC") == 1 - 2.0 / 3)
    #expect(StrictMatch.likeness("ABC", "ABC") == 1)
  }
}
