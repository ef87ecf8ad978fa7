import Formats
import Foundation
import Numerics
import Sources
import Testing
import Vocabulary

struct CleanDataTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `clean data has no findings, alone or divided`(seed: UInt64) throws {
    let dataset = AuditSamples.clean(seed: seed)
    let other = AuditSamples.clean(seed: seed + 100)
    let split = try AuditSamples.split(dataset)
    #expect(Audit(of: dataset, split: split, against: [other]).findings == [])
  }

  /// Rows lie densest where columns are few: a fixed tolerance would cry here.
  @Test(arguments: [1, 2, 3], [200, 5000])
  func `dense rows of few columns are no near duplicates`(columns: Int, rows: Int) {
    for seed in 1...5 as ClosedRange<UInt64> {
      var chance = Generator(Seed(seed))
      let table = Table(
        rows: rows,
        columns: (0..<columns).map { number in
          Column("x\(number)", numbers: (0..<rows).map { _ in chance.normal() })
        })
      #expect(Audit(of: Dataset(name: "dense", table: table)).findings == [])
    }
  }

  /// Three rows of four are at 5, so that the nearest rows of most are no distance away, and no distance is strange.
  @Test func `rows of which most have equal numbers and other words are no near duplicates`() {
    let numbers = (0..<40).map { $0 < 30 ? 5 : Double($0 - 30) + 0.5 }
    let words: [String?] = (0..<40).map { "w\($0 % 30)" }
    let table = Table(
      rows: 40, columns: [Column("x", numbers: numbers), Column("word", .text(words))])
    // Rows 5 and 35 have one word, and 5 and 5.5 are a third of a deviation apart.
    #expect(Audit(of: Dataset(name: "level", table: table)).findings(.nearDuplicates) == [])
  }

  @Test func `the parts of a transductive split are meant to share their rows`() throws {
    let dataset = AuditSamples.clean()
    let split = try AuditSamples.split(dataset, SplitSettings(AllRows()))
    #expect(Audit(of: dataset, split: split).isClean)
  }

  @Test func `a table without rows or columns is no cause for complaint`() {
    #expect(Audit(of: Dataset(name: "none", table: Table(rows: 0, columns: []))).isClean)
    #expect(Audit(of: Dataset(name: "bare", table: Table(rows: 5, columns: []))).isClean)
  }
}

struct PlantedLeakTests {
  let clean = AuditSamples.clean()
  let split: Split

  init() throws { split = try AuditSamples.split(AuditSamples.clean()) }

  /// Three test rows and the training rows that they are made to equal.
  private var copies: [(from: Int, to: Int)] {
    // Ordinary rows only, so that no two labels contradict each other.
    let train = split.train.filter { clean.labels?[$0] == .ordinary }
    let test = split.test.filter { clean.labels?[$0] == .ordinary }
    return (0..<3).map { (train[$0 * 10], test[$0 * 10]) }
  }

  @Test func `exact copies across the split are named`() throws {
    let audit = Audit(of: clean.copying(copies), split: split)
    #expect(audit.findings.map(\.kind) == [.duplicatesAcrossSplit, .duplicates])
    #expect(audit.findings[0].rows == copies.map(\.to).sorted())
    #expect(audit.findings[0].severity == .error)
  }

  @Test(arguments: [1e-3, 1e-6, 1e-9])
  func `near copies across the split are named`(noise: Double) throws {
    let audit = Audit(of: clean.copying(copies, noise: noise), split: split)
    #expect(audit.findings.map(\.kind) == [.nearDuplicatesAcrossSplit])
    #expect(audit.findings.first?.rows == copies.map(\.to).sorted())
  }

  @Test func `copies on one side are told apart from those across`() throws {
    let pairs = [(from: split.train[0], to: split.train[1])]
    #expect(
      Audit(of: clean.copying(pairs), split: split).findings.map(\.kind) == [.duplicates])
    #expect(
      Audit(of: clean.copying(pairs, noise: 1e-6), split: split).findings.map(\.kind)
        == [.nearDuplicates])
  }

  /// Rows 4 and 9 are nearly rows 0 and 1.
  private func nearlyCopied(_ split: Split? = nil) -> [AuditFinding] {
    Audit(of: clean.copying([(0, 4), (1, 9)], noise: 1e-4), split: split).findings
  }

  @Test func `a finding of near copies has its rows, its numbers and what to do`() throws {
    let alone = try #require(nearlyCopied().first)
    let percent = alone.number("tolerance").map { String(format: "%.2g", $0 * 100) } ?? ""
    #expect(alone.kind == .nearDuplicates && alone.severity == .note && alone.rows == [4, 9])
    #expect(alone.numbers.map(\.name) == ["rows", "tolerance"] && alone.number("rows") == 2)
    #expect(
      alone.sentence
        == "2 rows are nearer to an earlier row than chance explains (row 0 and row 4): within "
        + "\(percent) % of a deviation in every column")
    let split = try #require(
      SplitSettings(GivenRows(train: [0, 1] + Array(10..<600), test: [4, 9] + Array(600..<1000)))
        .splits(of: clean, seed: Seed(1)).first)
    let across = try #require(nearlyCopied(split).first)
    #expect(across.kind == .nearDuplicatesAcrossSplit && across.rows == [4, 9])
    #expect(across.numbers == alone.numbers)
    #expect(
      across.sentence
        == "2 rows outside training are nearer to a training row than chance explains (row 0 and row 4): "
        + "within \(percent) % of a deviation in every column; where a column says whom rows belong to, "
        + "name it as their 'group'")
  }

  @Test func `a finding of copies has its rows, its numbers and what to do`() throws {
    // Row 27 is an anomaly and row 0 is not; rows 4 and 5 copy an ordinary row.
    let copied = clean.copying([(0, 4), (0, 5), (0, 27)])
    let split = try #require(
      SplitSettings(GivenRows(train: Array(0..<5), test: [5, 27, 30])).splits(
        of: copied, seed: Seed(1)
      ).first)
    #expect(
      Audit(of: copied, split: split).findings(.duplicatesAcrossSplit).map(\.sentence) == [
        "2 of 3 rows outside training equal a training row in every column (row 5 equals row 4); drop the "
          + "copies or group them"
      ])
    let alone = Audit(of: copied)
    let twice = try #require(alone.findings(.duplicates).first)
    #expect(twice.rows == [4, 5, 27])
    #expect(twice.sentence == "3 of 1000 rows repeat an earlier row (row 4 equals row 0)")
    let both = try #require(alone.findings(.contradictoryLabels).first)
    #expect(both.severity == .warning && both.rows == [0, 4, 5, 27])
    #expect(both.number("rows") == 4 && both.number("groups") == 1)
    #expect(
      both.sentence
        == "4 rows in 1 groups of equal rows are labelled both ordinary and anomaly (the first is row 0), so "
        + "that no detector can be right on all of them")
  }

  @Test func `rows shared with another dataset are named, in whatever order its columns stand`() {
    let other = AuditSamples.clean(seed: 2)
    let columns = zip(clean.table.columns, other.table.columns).map { mine, theirs in
      Column(
        mine.name,
        numbers: Array((mine.numbers ?? [])[..<5]) + Array((theirs.numbers ?? [])[5...]))
    }
    let mixed = Dataset(
      name: "mixed", table: Table(rows: 1000, columns: columns.reversed()))
    let audit = Audit(of: clean, against: [other, mixed])
    #expect(audit.findings.map(\.kind) == [.overlap])
    #expect(audit.findings.first?.rows == [0, 1, 2, 3, 4])
    #expect(
      audit.findings.first?.sentence
        == "5 of 1000 rows are also in 'mixed' (the first is row 0), so that the two are not "
        + "independent")
  }

  @Test(arguments: [1.0, -1])
  func `a column that alone ranks the anomalies is named, whichever way it runs`(
    sign: Double
  ) throws {
    var chance = Generator(Seed(5))
    let labels = try #require(clean.labels)
    let column = Column(
      "amount",
      numbers: labels.values.map { sign * ($0 == .anomaly ? 4 : 0) + 0.3 * chance.normal() })
    let audit = Audit(of: clean.adding(column), split: split)
    #expect(audit.findings.map(\.kind) == [.labelColumn])
    #expect(audit.findings.first?.columns == ["amount"])
  }

  @Test func `words and missing cells that carry the label are named`() throws {
    let labels = try #require(clean.labels)
    let codes = labels.values.enumerated().map { row, label in
      Int32(label == .anomaly ? 2 : row % 2)
    }
    let words = Column("state", .category(codes: codes, levels: ["open", "closed", "held"]))
    #expect(Audit(of: clean.adding(words)).findings.map(\.columns) == [["state"]])
    var chance = Generator(Seed(6))
    let gaps = Column(
      "delay",
      numbers: labels.values.map { $0 == .anomaly ? .nan : chance.normal() })
    let audit = Audit(of: clean.adding(gaps))
    #expect(audit.findings.map(\.kind) == [.labelColumn])
    #expect(
      audit.findings.first?.sentence
        == "the missing cells of column 'delay' alone rank anomalies with a ROC AUC of 1.0000; is "
        + "it known before the label is?")
  }

  @Test(arguments: ["label", "Is_Fraud", "ground truth", "attack_type", "train_label"])
  func `a column that is called as a label is named`(name: String) {
    var chance = Generator(Seed(7))
    let column = Column(name, numbers: (0..<1000).map { _ in chance.normal() })
    #expect(Audit(of: clean.adding(column)).findings.map(\.kind) == [.labelName])
  }

  @Test func `a y beside an x is a coordinate, unless it takes as few values as labels do`() {
    var chance = Generator(Seed(7))
    let x = Column("x", numbers: (0..<1000).map { _ in chance.normal() })
    let y = Column("Y", numbers: (0..<1000).map { _ in chance.normal() })
    let few = Column("y", numbers: (0..<1000).map { Double($0 * 37 % 50) })
    #expect(Audit(of: clean.adding(x).adding(y)).findings.isEmpty)
    #expect(Audit(of: clean.adding(y)).findings.map(\.kind) == [.labelName])
    #expect(Audit(of: clean.adding(x).adding(few)).findings.map(\.kind) == [.labelName])
  }

  @Test func `a column that names rows is found`() {
    var chance = Generator(Seed(8))
    let order = chance.permutation(1000)
    for column in [
      Column("number", numbers: (0..<1000).map { Double(10 * $0) }),
      Column("shuffled", numbers: order.map(Double.init)),
      Column("key", .text(order.map { "row \($0)" })),
      Column("code", .category(codes: order.map(Int32.init), levels: order.map(\.description))),
    ] {
      let audit = Audit(of: clean.adding(column))
      #expect(audit.findings.map(\.kind) == [.idColumn])
      #expect(audit.findings.first?.columns == [column.name])
    }
  }

  @Test func `training rows from the future are named`() throws {
    let timed = clean.beside(times: (0..<1000).map { Int64($0) })
    let audit = Audit(of: timed, split: split)
    #expect(audit.findings.map(\.kind) == [.timeLeakage] && !audit.isClean)
    let byTime = try AuditSamples.split(timed, SplitSettings(Holdout(by: .time)))
    #expect(Audit(of: timed, split: byTime).isClean)
  }

  @Test func `groups on both sides are named`() throws {
    let grouped = clean.beside(groups: Groups(of: (0..<1000).map { "user \($0 / 10)" }))
    let audit = Audit(of: grouped, split: split)
    #expect(audit.findings.map(\.kind) == [.groupLeakage])
    let byGroup = try AuditSamples.split(grouped, SplitSettings(Holdout(by: .group)))
    #expect(Audit(of: grouped, split: byGroup).isClean)
  }

  @Test func `of groups on both sides the one of the first row stands for all`() throws {
    // Rows 0 and 3 teach; of the others, all of groups a and b, row 1 is the first.
    let mixed = Dataset(
      name: "mixed",
      table: Table(rows: 6, columns: [Column("x", numbers: [0.5, 1.5, 0.25, 2.5, 3.5, 0.75])]),
      groups: Groups(of: ["a", "a", "a", "b", "b", "b"]))
    let split = try #require(
      SplitSettings(GivenRows(train: [0, 3], validation: [4], test: [1, 2, 5]))
        .splits(of: mixed, seed: Seed(1)).first)
    #expect(
      Audit(of: mixed, split: split).findings.map(\.sentence) == [
        "2 of 2 groups have rows on both sides of the split (such as 'a'), so that a detector is measured on those "
          + "it has met; split by group"
      ])
  }

  @Test func `a division that mixes groups and times is told with its numbers`() throws {
    // Groups a, b and c of two rows each, a row an hour; rows 0, 1 and 4 teach, 2 chooses, 3 and 5 measure.
    let mixed = Dataset(
      name: "mixed",
      table: Table(rows: 6, columns: [Column("x", numbers: [0.5, 1.5, 0.25, 2.5, 3.5, 0.75])]),
      times: (0..<6).map { Int64($0) * 3_600_000 },
      groups: Groups(of: ["a", "a", "b", "b", "c", "c"]))
    let split = try #require(
      SplitSettings(GivenRows(train: [0, 1, 4], validation: [2], test: [3, 5]))
        .splits(of: mixed, seed: Seed(1)).first)
    let found = Audit(of: mixed, split: split).findings
    #expect(found.map(\.kind) == [.groupLeakage, .timeLeakage])
    #expect(found.map(\.severity) == [.error, .warning] && found.map(\.rows) == [[5], [4]])
    #expect(
      found[0].numbers.map { "\($0.name) \($0.value)" } == ["groups 1.0", "of 3.0", "rows 1.0"])
    #expect(found[1].numbers.map { "\($0.name) \($0.value)" } == ["rows 1.0", "of 3.0"])
    #expect(
      found.map(\.sentence) == [
        "1 of 3 groups have rows on both sides of the split (such as 'c'), so that a detector is measured on those "
          + "it has met; split by group",
        "1 of 3 training rows are later than the first row that is measured, so that a detector learns from the "
          + "future; split by time",
      ])
  }

  @Test func `columns that say too much, or nothing, are told with what to do`() {
    func told(_ column: Column) -> [String] {
      Audit(of: clean.adding(column)).findings.map(\.sentence)
    }
    let names = "so that it names rows rather than describes them; leave it out"
    #expect(
      told(Column("up", numbers: (0..<1000).map { Double(10 * $0) })) == [
        "column 'up' counts the rows up, \(names)"
      ])
    #expect(
      told(Column("down", numbers: (0..<1000).map { -Double(10 * $0) })) == [
        "column 'down' counts the rows down, \(names)"
      ])
    #expect(
      told(Column("mixed", numbers: (0..<1000).map { Double($0 * 7 % 1000) })) == [
        "column 'mixed' is a different whole number in each row, with hardly a gap, \(names)"
      ])
    #expect(
      told(Column("text", .text((0..<1000).map { "row \($0 * 7 % 1000)" }))) == [
        "column 'text' is a different text in each row, \(names)"
      ])
    #expect(
      told(
        Column(
          "word",
          .category(
            codes: (0..<1000).map { Int32($0 * 7 % 1000) }, levels: (0..<1000).map { "\($0)" })))
        == ["column 'word' is a different word in each row, \(names)"])
    // Twice as wide as there are rows is no mere count.
    #expect(told(Column("wide", numbers: (0..<1000).map { Double($0 * 7 % 1000 * 3) })) == [])
    #expect(
      told(Column("verdict", numbers: (0..<1000).map { Double($0 * 37 % 101) })) == [
        "column 'verdict' has a name that labels have; if it is one, name it with 'label:' or leave it out"
      ])
  }

  @Test func `equal rows with different labels are named`() throws {
    let labels = try #require(clean.labels)
    let pair = (from: 0, to: 7)
    #expect(labels[0] == .ordinary && labels[7] == .anomaly)
    let audit = Audit(of: clean.copying([pair]))
    #expect(audit.findings.map(\.kind) == [.contradictoryLabels, .duplicates])
    #expect(audit.findings.first?.rows == [0, 7])
  }

  @Test func `a constant column is named and not judged otherwise`() {
    let column = Column("label", numbers: Array(repeating: .nan, count: 1000))
    #expect(Audit(of: clean.adding(column)).findings.map(\.kind) == [.constantColumn])
  }

  @Test func `all eight leaks are found in one dataset`() throws {
    let labels = try #require(clean.labels)
    let near = (from: split.train[200], to: split.test[100])
    let leaky = clean.copying(copies).copying([near], noise: 1e-6)
      .adding(Column("outcome", numbers: labels.values.map { $0 == .anomaly ? 1 : 0 }))
      .adding(Column("number", numbers: (0..<1000).map { Double($0 / 2) }))
      .beside(
        times: (0..<1000).map { Int64($0) },
        groups: Groups(of: (0..<1000).map { "user \($0 / 10)" }))
    let audit = Audit(of: leaky, split: split, against: [leaky.gathering(rows: Array(0..<10))])
    let kinds = Set(audit.findings.map(\.kind))
    for kind in [
      AuditFinding.Kind.groupLeakage, .timeLeakage, .overlap, .labelColumn, .labelName,
    ] {
      #expect(kinds.contains(kind))
    }
    #expect(audit.findings == audit.findings.sorted { $0.severity > $1.severity })
  }
}

struct FewAnomaliesTests {
  private func dataset(anomalies: Int) -> Dataset {
    AuditSamples.clean(rows: 200)
      .replacing(labels: Labels(anomalies: (0..<200).map { $0 < anomalies }))
  }

  @Test func `too few anomalies are told with the width of what they can show`() {
    let audit = Audit(of: dataset(anomalies: 4))
    #expect(
      audit.findings.map(\.sentence) == [
        "there are 4 anomalies among the rows, so that a ROC AUC of 0.9 is known to ±0.20 at best; "
          + "differences smaller than that are no claim"
      ])
    #expect(Audit(of: dataset(anomalies: 10)).isClean)
  }

  @Test func `labels of one class measure nothing, and no labels are no fault`() {
    let audit = Audit(of: dataset(anomalies: 0))
    #expect(audit.findings.map(\.severity) == [.error])
    #expect(Audit(of: dataset(anomalies: 4).replacing(labels: nil)).isClean)
  }
}

struct ProtocolAuditTests {
  @Test(arguments: [148, 223, 367])
  func `the copies that the ADBench protocol makes of a small table are named`(
    rows: Int
  ) throws {
    let dataset = AuditSamples.clean(rows: rows)
    let split = try AuditSamples.split(dataset, SplitSettings(ADBench()))
    let audit = Audit(of: dataset, split: split)
    let finding = try #require(audit.findings(.repeatedRows).first)
    let trained = Set(split.train)
    #expect(finding.rows == Set(split.test).intersection(trained).sorted())
    let copies = Double(split.test.count { trained.contains($0) })
    #expect(finding.number("copies") == copies)
    #expect(finding.number("share") == copies / Double(split.test.count))
    // reference: 51 to 100 % of the test rows have an exact copy in training.
    #expect(finding.number("share") ?? 0 > 0.51)
    #expect(finding.severity == .error)
    #expect(finding.sentence.contains("the protocol drew \(rows) rows with replacement up to 1000"))
  }

  @Test(
    arguments: [
      (["0,5", "-1,25", "7"], "0,5"), (["0,5", "1,2,3", "7"], nil), (["5", "12", "7"], nil),
      (["0.5", "1,5", "7"], nil), ([",5", "1,5", "7"], nil),
    ] as [([String], String?)])
  func `numbers with a decimal comma are told of as that`(words: [String], told: String?) {
    let texts = (0..<30).map { words[$0 % 3] }
    let table = Table(rows: 30, columns: [Column("a", words: texts)])
    let found = Audit(of: Dataset(name: "d", table: table)).findings
      .filter { $0.kind == .decimalComma }.map(\.sentence)
    #expect(
      found
        == told.map {
          [
            "column 'a' holds numbers with a decimal comma, such as '\($0)', which are read as words; write them with a point"
          ]
        } ?? [])
  }
}

struct AuditWritingTests {
  let audit = Audit(
    of: Dataset(
      name: "three",
      table: Table(
        rows: 3,
        columns: [
          Column("flag", numbers: [1, 1, 1]), Column("x", numbers: [0.5, 0.5, 2]),
        ])))

  @Test func `findings are written a line each`() {
    #expect(
      audit.text == """
        note: duplicates: 1 of 3 rows repeat an earlier row (row 1 equals row 0) [rows 1]
        note: constant-column: column 'flag' has one value in all rows and tells nothing

        """)
    #expect(Audit(of: AuditSamples.clean()).text == "nothing to complain of\n")
  }

  @Test func `findings are written for programs`() {
    #expect(
      audit.json.text() == """
        [{"columns":[],"kind":"duplicates","numbers":{"of":3.0,"rows":1.0},"rows":[1],\
        "sentence":"1 of 3 rows repeat an earlier row (row 1 equals row 0)","severity":"note"},\
        {"columns":["flag"],"kind":"constant-column","numbers":{},"rows":[],\
        "sentence":"column 'flag' has one value in all rows and tells nothing","severity":"note"}]
        """)
  }
}
