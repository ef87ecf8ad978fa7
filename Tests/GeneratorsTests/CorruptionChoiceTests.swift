import Files
import Forms
import Generators
import Numerics
import Testing
import Vocabulary

struct CorruptionChoiceTests {
  private func corruption(_ yaml: String) throws -> Corruption {
    let forms = Corruption.choices.forms
    return try Corruption.choices.make(FormReader.choice(yaml, among: forms, from: "corrupt"))
  }

  @Test(arguments: [
    ("duplicated-anomalies", "duplicated-anomalies 3"),
    ("duplicated-anomalies: { times: 6 }", "duplicated-anomalies 6"),
    ("irrelevant-features", "irrelevant-features 0.5"),
    ("irrelevant-features: { share: 0.9 }", "irrelevant-features 0.9"),
    ("label-flips", "label-flips 0.05"), ("label-flips: { share: 0.1 }", "label-flips 0.1"),
    ("missing-cells", "missing-cells 0.05"), ("missing-cells: { share: 1 }", "missing-cells 1.0"),
    ("unit-errors", "unit-errors 0.01 factor 1000.0"),
    ("unit-errors: { share: 0.2, factor: 7 }", "unit-errors 0.2 factor 7.0"),
  ])
  func `a corruption is made of what a spec says of it`(yaml: String, recipe: String) throws {
    let corruption = try corruption(yaml)
    #expect(corruption.kind.recipe == recipe)
    #expect(recipe.hasPrefix(corruption.name + " "))
    #expect(corruption.seed == Seed(1))
  }

  @Test func `a corruption has a seed of its own`() throws {
    #expect(try corruption("label-flips: { seed: 5 }").seed == Seed(5))
  }

  @Test func `the reference of what can be done to rows`() {
    let page = Corruption.choices.forms.map { "\($0.name): \($0.help)\n\($0.reference(indent: 2))" }
    #expect(
      page.joined() == """
        duplicated-anomalies: Each anomaly comes several times: a crowd hides its members.
          times: a whole number from 1 to 1000; default 3
              How often each comes.
          seed: a whole number, at least 0; default 1
              The seed of the draw.
        irrelevant-features: Columns that say nothing: noise in the range of another column.
          share: a number from 0 to 0.99; default 0.5
              Their share of all columns, when they are there.
          seed: a whole number, at least 0; default 1
              The seed of the draw.
        label-flips: Labels that are wrong.
          share: a number from 0 to 1; default 0.05
              The share of all labels.
          seed: a whole number, at least 0; default 1
              The seed of the draw.
        missing-cells: Cells without a value.
          share: a number from 0 to 1; default 0.05
              The share of all cells.
          seed: a whole number, at least 0; default 1
              The seed of the draw.
        unit-errors: Rows in which one number is in another unit.
          share: a number from 0 to 1; default 0.01
              The share of all rows.
          factor: a number above 0; default 1000
              How many times as large the number is.
          seed: a whole number, at least 0; default 1
              The seed of the draw.

        """)
  }
}

struct CorruptionLawTests {
  static let all = Corruption.choices.forms.map(\.name)
  private let clean: Dataset

  init() throws {
    clean = try SyntheticTable(.clusters, rows: 400, columns: 5).generate(seed: Seed(3))
  }

  private func corruption(_ name: String) throws -> Corruption {
    let form = try #require(Corruption.choices.forms.first { $0.name == name })
    return try Corruption.choices.make(Choice(form))
  }

  @Test(arguments: all) func `equal seeds do the same to equal rows, other seeds something else`(
    name: String
  ) throws {
    let corruption = try corruption(name)
    let once = clean.corrupted(by: [corruption], seed: Seed(1))
    let again = clean.corrupted(by: [corruption], seed: Seed(1))
    #expect(again.fingerprint == once.fingerprint && again.surroundings == once.surroundings)
    #expect(clean.corrupted(by: [corruption], seed: Seed(2)).fingerprint != once.fingerprint)
    #expect(once.fingerprint != clean.fingerprint)
    #expect(once.provenance.conversions == ["corrupted: \(corruption.kind.recipe)"])
  }

  @Test(arguments: all) func `what needs labels does nothing to rows without them`(
    name: String
  ) throws {
    let corruption = try corruption(name)
    let bare = clean.replacing(labels: nil)
    let made = bare.corrupted(by: [corruption], seed: Seed(1))
    #expect((made.fingerprint == bare.fingerprint) == corruption.needsLabels)
  }

  @Test(arguments: [
    ("duplicated-anomalies", "aa361456"), ("irrelevant-features", "c9087277"),
    ("label-flips", "0e734963"),
    ("missing-cells", "474623ac"), ("unit-errors", "94ac4579"),
  ])
  func `what a corruption does is what it did before, bit for bit`(
    name: String, print: String
  ) throws {
    let made = try clean.corrupted(by: [corruption(name)], seed: Seed(1))
    #expect(made.fingerprint.description.prefix(8) == print)
  }
}
