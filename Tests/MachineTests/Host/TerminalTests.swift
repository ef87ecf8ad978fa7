import Testing

@testable import Machine

struct TerminalTests {
  @Test(arguments: [
    (true, ["TERM": "xterm"], true), (false, ["TERM": "xterm"], false),
    (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
    (true, ["TERM": "dumb"], false),
  ])
  func `color is for terminals that want it`(
    isTerminal: Bool, environment: [String: String], allowed: Bool
  ) {
    let terminal = Terminal(isTerminal: isTerminal, width: 0, environment: environment)
    #expect(terminal.allowsColor == allowed)
  }

  @Test func `a width that is not known is 80, or what the environment says`() {
    #expect(Terminal(isTerminal: false, width: 0, environment: [:]).width == 80)
    #expect(Terminal(isTerminal: false, width: 0, environment: ["COLUMNS": "132"]).width == 132)
    #expect(Terminal(isTerminal: true, width: 40, environment: [:]).width == 40)
  }
}
