import Testing
import YAML

@testable import Forms

struct NeedTests {
  private enum Pot: Keyed {
    enum Metal: String, CaseIterable { case steel, copper, clay }
    static let name = "pot"
    static let help = "Cooks."
    static let metal = Key<Self, Metal>.axis("metal", .word, or: .steel, "Of what.")
    static let polish = Key<Self, Double?>.optional("polish", .share, "How bright.")
    static let glaze = Key<Self, String?>.optional("glaze", .text, "Of which color.")
    static let shade = Key<Self, Double?>.optional("shade", .share, "How dark the glaze.")
    static var keys: [any FormKey<Self>] { [metal, polish, glaze, shade] }
    static let needs: [Need] = [
      .only("polish", with: "metal", being: "copper", "steel"),
      .only("glaze", with: "metal", being: "clay"), .only("shade", with: "glaze"),
    ]
  }

  @Test(arguments: [
    ("pot: { metal: clay, ▶polish: 1 }", "'polish' says nothing unless 'metal' is copper or steel"),
    ("pot: { ▶glaze: red }", "'glaze' says nothing unless 'metal' is clay"),
    ("pot: { metal: [copper, steel], ▶glaze: red }", "'glaze' says nothing unless 'metal' is clay"),
    ("pot: { metal: clay, ▶shade: 1 }", "'shade' says nothing without 'glaze'"),
  ])
  func `a key that says nothing as things stand is refused where it stands`(
    marked: String, message: String
  ) throws {
    let column = try #require(Array(marked).firstIndex(of: "▶")) + 1
    let yaml = marked.replacing("▶", with: "")
    let place = Place(Source(yaml, name: "test"), line: 1, column: column)
    #expect(throws: Complaints(Complaint(message, at: place))) {
      try FormReader.choice(yaml, among: [Pot.form], from: "test")
    }
  }

  @Test(arguments: [
    "pot: { polish: 1 }", "pot: { metal: [clay, steel], polish: 1 }",
    "pot: { metal: clay, glaze: red, shade: 1 }", "pot",
  ])
  func `a default, and one value of a sweep, are enough for what a key needs`(yaml: String) {
    #expect(throws: Never.self) { try FormReader.choice(yaml, among: [Pot.form], from: "test") }
  }
}
