import Testing
import Wording

struct VisibleTests {
  @Test(arguments: [
    ("plain, äöü, 日本, 😀\tand\nlines", "plain, äöü, 日本, 😀\tand\nlines"),
    // A color, the title of a window, a bell, a carriage return and a deletion.
    ("\u{1B}[31mred", "␛[31mred"), ("\u{1B}]0;title\u{7}", "␛]0;title␇"), ("a\rb\u{7F}", "a␍b␡"),
    ("a\r\nb", "a␍\nb"),
    // CSI in one character, an override of direction, an isolate, a mark, and a line break that is none.
    ("\u{9B}2J", "{U+009B}2J"), ("\u{202E}cod.exe", "{U+202E}cod.exe"), ("\u{2066}x", "{U+2066}x"),
    ("\u{200F}x\u{61C}", "{U+200F}x{U+061C}"), ("a\u{2028}b", "a{U+2028}b"), ("\0", "␀"),
  ])
  func `no character of a text does anything`(text: String, shown: String) {
    #expect(Visible.text(text) == shown)
  }
}
