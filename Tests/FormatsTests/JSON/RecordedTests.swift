import Formats
import Machine
import Testing

/// A record with a field of each sort.
private struct Letter: Recorded, Equatable {
  enum Seal: String, CaseIterable { case wax, none }
  enum Post: Equatable {
    case sent(to: String)
    case kept
  }

  struct Page: Recorded, Equatable {
    let words: Int

    static let fields = Fields(Self.init(words:), Field("words", \.words, .whole))
  }

  var title = "t"
  var weight: Double? = 2.5
  var seal = Seal.wax
  var pages = [Page(words: 3), Page(words: 5)]
  var height = 7
  var isRead = true
  var stamp: String? = "blue"
  var reply: String? = "soon"
  var post = Post.sent(to: "Lund")

  static let fields = Fields(
    format: 2,
    Self.init(title:weight:seal:pages:height:isRead:stamp:reply:post:),
    Field("title", \.title, .text), Field("weight", \.weight, .optional(.number)),
    Field("seal", \.seal, .word), Field("pages", \.pages, .list(of: .record)),
    Field("height", in: "size", \.height, .whole), Field("read", in: "state", \.isRead, .flag),
    Field("stamp", \.stamp, .optional(.text), before: "red"),
    Field(ifAny: "reply", \.reply, .text),
    Field(among: \.post) { post, members in
      if case .sent(let town) = post { members["town"] = .text(town) }
    } read: { reader throws(FileError) in
      guard let town = try reader.optional("town")?.text() else { return .kept }
      return .sent(to: town)
    }, shown: [Shown("count", \.pages.count, .whole)])

  static let whole: JSON = [
    "format": 2, "title": "t", "weight": 2.5, "seal": "wax",
    "pages": [["words": 3], ["words": 5]], "size": ["height": 7], "state": ["read": true],
    "stamp": "blue", "reply": "soon", "town": "Lund", "count": 2,
  ]
}

struct RecordedTests {
  private func letter(_ change: (inout JSON.Object) -> Void) throws -> Letter {
    var members = Letter.whole.members ?? [:]
    change(&members)
    return try Letter(JSONReader(.object(members)))
  }

  @Test func `what a record's fields say is what is written and what is read`() throws {
    #expect(Letter().json == Letter.whole)
    #expect(try Letter(JSONReader(Letter.whole)) == Letter())
    let other = Letter(weight: nil, seal: .none, pages: [], stamp: nil, reply: nil, post: .kept)
    #expect(other.json["weight"] == .null)
    #expect(other.json["reply"] == nil)
    #expect(try Letter(JSONReader(other.json)) == other)
  }

  @Test func `a field that is newer than the record is what it was before`() throws {
    #expect(try letter { $0["stamp"] = nil }.stamp == "red")
    #expect(try letter { $0["format"] = 1 } == Letter())
  }

  @Test func `a field that may be left out is nothing where it is`() throws {
    #expect(try letter { $0["reply"] = nil }.reply == nil)
  }

  @Test func `what is only shown is not read`() throws {
    #expect(try letter { $0["count"] = 9 } == Letter())
  }

  private static let refusals: [(String, JSON?, String)] = [
    ("title", nil, "has no 'title'"), ("title", 5, "title: wanted text, found a number"),
    ("weight", nil, "has no 'weight'"), ("seal", "lead", "seal: wanted wax or none"),
    ("pages", [["words": "x"]], "pages[0].words: wanted a whole number, found text"),
    ("size", [:], "size: has no 'height'; there are none here"),
    (
      "format", 3,
      "format: the record has format 3, but this version of Assay reads up to 2; use a newer one"
    ),
  ]

  @Test(arguments: refusals)
  func `a member that is missing or something else is refused where it stands`(
    name: String, value: JSON?, message: String
  ) {
    #expect {
      try letter { $0[name] = value }
    } throws: { "\($0)".contains(message) }
  }
}
