import Bundles
import Formats

struct ModelsCompareCommand: Command {
  static let declaration = Declaration(
    name: "models compare",
    summary: "Score the same rows by two models, and say where they differ.",
    discussion: """
      Whose verdicts differ and which way, how alike the two rank the rows, which tiers rows go from and to, and the rows
      that move farthest. Rows are read once and scored block by block, in the same memory for any number of them; ranks are
      those of all rows, or of half a million drawn from more, which is then said. No label is looked at: which of the two is
      right, this cannot tell.
      """,
    operands: [
      .model("A"), .model("B"),
      .init(
        name: "DATA", help: "a file with the columns of both; '-' for what is piped in",
        count: .optional),
    ],
    options: [
      .init(name: "--top", value: "K", help: "how many of the farthest rows to list (default: 10)"),
      .reports, .init(name: "--json", help: "print JSON"),
    ] + BundleScoring.Request.options)

  private let first: String
  private let second: String
  private let request: BundleScoring.Request
  private let top: Int
  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    first = words.required(0)
    second = words.required(1)
    request = try BundleScoring.Request(words, data: 2)
    top = try words.whole("--top", in: 0...100_000) ?? 10
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    let page = try compared(on: console)
    if asJSON {
      try console.write(page.json.text(.indented))
    } else {
      try console.show(page.text)
    }
    return .done
  }

  private func compared(on console: Console) throws -> ContrastPage {
    let shelf = try ModelShelf.perhaps(reports, on: console)
    let opened = try [first, second].map { word in
      try ModelShelf.opened(word, on: shelf, console)
    }
    let contrast = try BundleComparison(opened[0], opened[1], request).perform(furthest: top)
    for note in contrast.notes { console.complain("assay: note: \(note)") }
    return ContrastPage(
      first: ContrastPage.Side(first, opened[0]), second: ContrastPage.Side(second, opened[1]),
      contrast)
  }
}
