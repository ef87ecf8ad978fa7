import Formats
import Testing

@testable import Reports

struct MarkdownEscapingTests {
  private func markdown(_ blocks: [Page.Block]) -> String {
    MarkdownFormat.text(
      of: Page(title: "t", kind: "k", sections: [Page.Section("s", nil, blocks)], record: [:]),
      width: 80)
  }

  @Test(
    arguments: [
      // A backslash stands for itself before a letter and at the end, but would hide what is markup.
      (#"C:\data"#, #"C:\data"#), (#"a\.b"#, #"a\\.b"#), (#"a\+b"#, #"a\\+b"#),
      (#"end\"#, #"end\"#), ("2 * 3 `x`", #"2 \* 3 \`x\`"#),
      // Tags, ends of tags, comments and instructions; not a comparison.
      ("<b> </b> <!-- <?x", #"\<b> \</b> \<!-- \<?x"#), ("a < b <= 3 <", "a < b <= 3 <"),
      // An underscore between letters or digits stands for itself.
      ("roc_auc p_95 9_a", "roc_auc p_95 9_a"), ("_id id_ a_-b +_b", #"\_id id\_ a\_-b +\_b"#),
      ("a _ b", #"a \_ b"#),
      // A link needs its two brackets side by side.
      ("[a](b) (c) ] (d) (", #"[a]\(b) (c) ] (d) ("#), ("one\ntwo", "one two"),
      ("[a]: b", #"[a]\: b"#),
      // What would begin a heading, a quotation, a list or a rule; not a number, nor a sign before one.
      ("# a", ##"\# a"##), ("> a", #"\> a"#), ("- a", #"\- a"#), ("---", #"\---"#),
      ("+ a", #"\+ a"#), ("+5 a", "+5 a"),
      ("1. a", #"1\. a"#), ("12) a", #"12\) a"#), ("1.5 -0.5 #1", "1.5 -0.5 #1"), ("-0.5", "-0.5"),
      // Characters by their names, and what is struck through.
      ("&lt;b> &#60; a & b", #"\&lt;b> \&#60; a & b"#), ("~~a~~ ~5", #"\~\~a\~\~ ~5"#),
      // No character of a text does anything where the Markdown is read as it is.
      ("\u{1B}[31mred \u{202E}x", "␛[31mred {U+202E}x"),
    ])
  func `what Markdown would take for markup has a backslash before it, and nothing else has`(
    text: String, escaped: String
  ) {
    #expect(markdown([.paragraph(Prose(text))]) == "# t\n\n\(escaped)\n")
  }

  @Test(arguments: [
    ("a", "`a`"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"), ("\u{1B}", "`␛`"),
  ])
  func `code has more backticks around it than in it`(text: String, code: String) {
    #expect(markdown([.paragraph("\(code: text)")]) == "# t\n\n\(code)\n")
  }

  @Test func `a fence is longer than any in the text that it holds`() {
    #expect(
      markdown([.details(title: "d", text: "a\n````b\n\n")]) == """
        # t

        <details><summary>d</summary>

        `````
        a
        ````b

        `````

        </details>

        """)
  }
}
