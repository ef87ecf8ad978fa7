import Testing

@testable import Machine
@testable import assay

struct ConsoleTests {
  private let evil = "\u{1B}]0;title\u{7}\u{202E}x"
  private let shown = "␛]0;title␇{U+202E}x"

  private func paper(isTerminal: Bool) -> Paper {
    Paper(Terminal(isTerminal: isTerminal, width: 80, environment: [:]))
  }

  @Test(arguments: [true, false])
  func `people are shown no control character of data, and a program that is piped to gets them`(
    isTerminal: Bool
  ) throws {
    let paper = paper(isTerminal: isTerminal)
    try paper.console.print(evil)
    try paper.console.show(evil)
    try paper.console.write(evil)
    #expect(paper.out == shown + "\n" + shown + (isTerminal ? shown : evil))
  }

  @Test func `a complaint has none wherever it goes`() {
    let paper = paper(isTerminal: false)
    paper.console.complain(evil)
    #expect(paper.err == shown + "\n")
    #expect(Assay.run([evil], on: paper.console) == .wrong)
    #expect(!paper.err.contains("\u{1B}"))
  }
}
