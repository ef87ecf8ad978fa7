import Formats
import Testing
import Vocabulary

@testable import Reports

struct FormatsTests {
  /// A page with a block and a cell of every kind.
  private static let page = Page(
    title: "a *b* <c> & `d`", kind: "Test",
    sections: [
      Page.Section(
        "one", nil,
        [
          .answer("1 < 2 [of 3](4)"), .paragraph("see \(emphasis: "*")"),
          .paragraph("C:\\data \\* _id_ roc_auc </p> <= [1]"),
        ]),
      Page.Section(
        "two", "Two <&>",
        [
          .heading("h | i"), .list(["x\ny", "\(strong: "s"): \(code: "a<b")"]), .remark("end"),
          .table(
            Page.Table(
              ["<th>", "n"],
              [
                [
                  .words("a|b*", marks: ["<m>"]),
                  .measured(measured("m", 0.5, 0.25, 0.75, by: "<w>"), trials: ["\"t\""]),
                ], [.trial("<t>"), .figure(.undefined(reason: "<r>"))],
              ])),
          .details(title: "all <of> it", text: "```\n<i>\n"),
        ]),
    ], record: ["format": 1])

  private static let curve = Page.Plot(
    "d: knn | k", across: .init("k"), up: .init("area"),
    [
      .init(
        "best",
        [(1.0, 0.5), (20.0, 0.75)].compactMap {
          Page.Plot.Point("k \($0.0)", at: $0.0, .figure(.number($0.1)))
        }, isJoined: true, labels: .series),
      .init(
        "others",
        [Page.Plot.Point("k 3", at: 3, .figure(.number(0.25)))].compactMap(\.self),
        isJoined: false, labels: .none),
    ])!

  private static let plot = Page(
    title: "p", kind: "Test",
    sections: [
      Page.Section(
        "plots", nil,
        [
          .plot(curve)
        ])
    ], record: [:])

  @Test func `a plot is a table where nothing can be drawn, and data for programs`() throws {
    #expect(
      MarkdownFormat.text(of: Self.plot, width: 80) == """
        # p

        **d: knn | k**

        | setting | k | area |
        | --- | ---: | ---: |
        | k 1.0 | 1.000 | 0.500 |
        | k 20.0 | 20.00 | 0.750 |

        """)
    #expect(
      TextFormat.text(of: Self.plot, width: 80) == """
        p
        =

        d: knn | k

        setting      k   area
        -------  -----  -----
        k 1.0    1.000  0.500
        k 20.0   20.00  0.750

        """)
    let drawn = Page(
      title: "p", kind: "Test",
      sections: [
        Page.Section(
          "plots", nil,
          [
            .plot(
              Page.Plot(
                "t", across: .init("a"), up: .init("b"), Self.curve.series, isOnlyDrawn: true)!)
          ])
      ], record: [:])
    #expect(MarkdownFormat.text(of: drawn, width: 80) == "# p\n")
    #expect(TextFormat.text(of: drawn, width: 80) == "p\n=\n")
    #expect(HTMLFormat.text(of: drawn, width: 80).contains("<figcaption>t</figcaption>"))
    let page = try JSON(parsing: PageFormat.text(of: Self.plot, width: 80))
    let plot = try #require(page["sections"]?.elements?[0]["blocks"]?.elements?[0]["plot"])
    #expect(plot["title"]?.string == "d: knn | k")
    #expect(
      plot["series"]?.elements?.map { $0["points"]?.elements?.count ?? 0 } == [2, 1])
    #expect(
      plot["series"]?.elements?[0]["points"]?.elements?[1]["up"]?["figure"]?["value"]?.double
        == 0.75)
  }

  @Test func `a format has a word and an ending of its own`() {
    #expect(Formats.words == ["html", "markdown", "json", "text", "page"])
    #expect(Formats.all.map { $0.ending } == ["html", "md", "json", "txt", "page.json"])
    #expect(Formats.words.map { Formats.named($0).word } == Formats.words)
    #expect(Formats.usual.map { $0.word } == ["html", "markdown"])
  }

  @Test func `Markdown takes no word of a page for markup`() {
    #expect(
      MarkdownFormat.text(of: Self.page, width: 80) == #"""
        # a \*b\* \<c> & \`d\`

        **1 < 2 [of 3]\(4)**

        see *\**

        C:\data \\\* \_id\_ roc_auc \</p> <= [1]

        ## Two <&>

        ### h | i

        - x y
        - **s**: `a<b`

        end

        | \<th> | n |
        | --- | ---: |
        | a\|b\* (\<m>) | 0.500 (0.250 to 0.750) |
        | `<t>` | n/a |

        n is n/a: \<r>.

        <details><summary>all &lt;of&gt; it</summary>

        ````
        ```
        <i>
        ````

        </details>

        """#)
  }

  @Test func `HTML takes no word of a page for markup`() throws {
    let page = HTMLFormat.text(of: Self.page, width: 80)
    let start = try #require(page.firstRange(of: "<main>")).upperBound
    let end = try #require(page.firstRange(of: "</main>")).lowerBound
    #expect(
      page[start..<end] == """

        <header><p class="kind">Test</p><h1>a *b* &lt;c&gt; &amp; `d`</h1></header>
        <section id="one">
        <p class="answer">1 &lt; 2 [of 3](4)</p>
        <p>see <em>*</em></p>
        <p>C:\\data \\* _id_ roc_auc &lt;/p&gt; &lt;= [1]</p>
        </section>
        <section id="two">
        <h2>Two &lt;&amp;&gt;</h2>
        <h3>h | i</h3>
        <ul>
        <li>x
        y</li>
        <li><strong>s</strong>: <code>a&lt;b</code></li>
        </ul>
        <p class="remark">end</p>
        <div class="scroll"><table><thead><tr><th>&lt;th&gt;</th><th class="number">n</th></tr></thead><tbody>
        <tr><td>a|b* <span class="mark">&lt;m&gt;</span></td>\
        <td class="number" title="&lt;w&gt;, 120 rows, trial &quot;t&quot;" data-value="0.5">0.500\
        <small>0.250 to 0.750</small><svg class="bar" viewBox="-2 0 104 6" aria-hidden="true"><path class="axis" d="M0 3H100"/>\
        <path class="span" d="M25.0 3H75.0"/><circle cx="50.0" cy="3" r="2.5"/></svg></td></tr>
        <tr><td><code>&lt;t&gt;</code></td><td class="number">n/a</td></tr>
        </tbody></table></div>
        <p class="remark">n is n/a: &lt;r&gt;.</p>
        <details><summary>all &lt;of&gt; it</summary><pre>```
        &lt;i&gt;
        </pre></details>
        </section>

        """)
    #expect(page.contains("<title>a *b* &lt;c&gt; &amp; `d` · Assay</title>"))
  }

  @Test func `plain text is broken where the terminal ends`() {
    #expect(
      TextFormat.text(of: Self.page, width: 10) == """
        a *b* <c> & `d`
        ===============

        1 < 2 [of
        3](4)

        see *

        C:\\data \\*
        _id_
        roc_auc
        </p> <=
        [1]

        Two <&>
        -------

        h | i

        - x y
        - s: a<b

        end

        a|b* (<m>)
          n 0.500
          (0.250
          to
          0.750)
        <t>
          n n/a

        n is n/a:
        <r>.

        all <of> it:

          ```
          <i>

        """)
  }
}
