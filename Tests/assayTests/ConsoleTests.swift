import Testing

@testable import Machine
@testable import assay

struct ConsoleTests {
  private let evil = "\u{1B}]0;title\u{7}\u{202E}x"
  private let shown = "␛]0;title␇{U+202E}x"

  private func paper(isTerminal: Bool) -> Paper {
    Paper(Terminal(isTerminal: isTerminal, width: 80, environment: [:]))
  }

  @Test func `a terminal is shown no control character of data, and a file gets them as they are`()
    throws
  {
    for (isTerminal, wanted) in [(true, shown), (false, evil)] {
      let paper = paper(isTerminal: isTerminal)
      try paper.console.print(evil)
      try paper.console.write(evil)
      #expect(paper.out == wanted + "\n" + wanted)
    }
  }

  @Test func `a complaint has none wherever it goes`() {
    let paper = paper(isTerminal: false)
    paper.console.complain(evil)
    #expect(paper.err == shown + "\n")
    #expect(Assay.run([evil], on: paper.console) == .wrong)
    #expect(!paper.err.contains("\u{1B}"))
  }
}
