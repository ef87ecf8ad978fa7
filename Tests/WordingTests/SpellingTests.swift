import Testing
import Wording

struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
    ("neighbours", "neighbors", 1),
  ])
  func `distance counts changes and swaps`(one: String, other: String, distance: Int) {
    #expect(Spelling.distance(one, other) == distance)
    #expect(Spelling.distance(other, one) == distance)
  }

  @Test func `a near word is suggested, a far one is not`() {
    let known = ["lof", "isolation-forest", "one-class-svm"]
    #expect(Spelling.suggestion(for: "lofty", among: known) == "lof")
    #expect(Spelling.suggestion(for: "Isolation_Forest", among: known) == "isolation-forest")
    #expect(Spelling.suggestion(for: "knn", among: known) == nil)
    #expect(Spelling.hint(for: "one-clas-svm", among: known) == "; did you mean 'one-class-svm'?")
    #expect(Spelling.hint(for: "anything", among: []) == "")
  }
}
