import Testing

@testable import Reports

struct ProseTests {
  @Test func `prose keeps apart what is set off, and joins what is not`() {
    let name = "lof"
    let inner: Prose = "of \(strong: name)"
    let prose: Prose = "Trial \(code: "ab") \(inner), \(3) \(name)\(emphasis: "!")"
    #expect(
      prose.pieces == [
        .plain("Trial "), .code("ab"), .plain(" of "), .strong("lof"), .plain(", 3 lof"),
        .emphasis("!"),
      ])
    #expect(prose.text == "Trial ab of lof, 3 lof!")
    #expect(Prose("").pieces == [])
  }
}
