import Formats
import Forms
import Numerics
import Sources
import Testing
import Vocabulary

/// Every way to divide rows that a spec can name, by each unit that it takes, and rows to divide.
enum EverySplit {
  static let choices: [Choice] = SplitSettings.choices.forms.flatMap { form in
    let units = form.key("by") == nil ? [nil] : SplitSettings.Unit.allCases.map(\.rawValue)
    return units.map { unit in
      var members = form.defaults
      if let unit { members["by"] = .text(unit) }
      if form.key("validation") != nil { members["validation"] = 0.1 }
      return Choice(form.name, members)
    }
  }

  static let named: [SplitSettings] = {
    do { return try choices.map { try SplitSettings.choices.make($0) } } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// 300 rows in 45 groups at 100 moments; one in ten is an anomaly of one of three kinds, one in twenty
  /// unknown.
  static let rows: RowFacts = {
    var chance = Generator(Seed(12))
    let labels = (0..<300).map { _ -> Label in
      chance.uniform() < 0.05 ? .unknown : chance.uniform() < 0.1 ? .anomaly : .ordinary
    }
    let kinds = labels.map { $0 == .anomaly ? ["local", "global", "odd"][chance.below(3)] : nil }
    let times = labels.map { _ in Int64(chance.below(100)) }
    let groups = Groups(of: labels.map { _ in "g\(min(chance.below(45), chance.below(45)))" })
    return RowFacts(
      count: 300, labels: Labels(labels), kinds: kinds, times: times, groups: groups)
  }()

  static func units(_ unit: SplitSettings.Unit) throws -> Units {
    switch unit {
    case .row: .rows(rows.count)
    case .time: .grouped(by: try #require(rows.times))
    case .group: .grouped(by: try #require(rows.groups).codes)
    }
  }
}

struct SplitLawTests {
  private let rows = EverySplit.rows

  @Test(arguments: EverySplit.named)
  func `what is withheld leaves the training part, and nothing else`(
    settings: SplitSettings
  ) throws {
    let withheld = (0..<rows.count).map { $0 % 7 == 3 }
    let facts = RowFacts(
      count: rows.count, labels: rows.labels, kinds: rows.kinds, times: rows.times,
      groups: rows.groups, withheld: withheld)
    for seed in 1...3 as ClosedRange<UInt64> {
      let splits = try settings.splits(of: facts, seed: Seed(seed))
      for (split, whole) in zip(splits, try settings.splits(of: rows, seed: Seed(seed))) {
        #expect(split.train == whole.train.filter { !withheld[$0] } && split.train != whole.train)
        #expect(split.validation == whole.validation && split.test == whole.test)
        // Who does not learn from all that measures is not measured on what was learned.
        #expect(!split.isTransductive)
      }
    }
  }

  @Test(arguments: EverySplit.named) func `no unit is on two sides, and none is torn apart`(
    settings: SplitSettings
  ) throws {
    guard !settings.method.isTransductive, settings.method.whyCopied(of: 300) == nil else { return }
    let units = try EverySplit.units(settings.method.unit)
    for seed in 1...3 as ClosedRange<UInt64> {
      for split in try settings.splits(of: rows, seed: Seed(seed)) {
        let parts = [split.train, split.validation, split.test].map { Set($0) }
        for unit in 0..<units.count {
          let rows = units[unit]
          let places = rows.map { row in parts.map { $0.contains(row) } }
          #expect(Set(places).count == 1 && places[0].count(where: \.self) <= 1)
        }
      }
    }
  }

  @Test(arguments: EverySplit.choices)
  func `seeds divide alike where they are said to, and else not`(choice: Choice) throws {
    let method = SplitSettings.choices.forms.first { $0.name == choice.name }
    for (key, value) in [("", nil), ("at-most", 120), ("train-on", ["contamination": 0.05])]
      as [(String, JSON?)] where key.isEmpty || method?.key(key) != nil
    {
      var members = choice.members
      members[key] = key.isEmpty ? members[key] : value
      let settings = try SplitSettings.choices.make(Choice(choice.name, members))
      let parts = try (1...3 as ClosedRange<UInt64>).map { seed in
        try settings.splits(of: rows, seed: Seed(seed)).map { [$0.train, $0.validation, $0.test] }
      }
      #expect(parts.allSatisfy { $0 == parts[0] } == settings.isDeterministic)
    }
  }

  @Test(arguments: EverySplit.choices)
  func `a bound on the rows does not bring a unit to two sides`(
    choice: Choice
  ) throws {
    let settings = try SplitSettings.choices.make(choice)
    guard settings.method.whyUnbounded == nil, !settings.method.isTransductive else { return }
    let units = try EverySplit.units(settings.method.unit)
    var members = choice.members
    members["at-most"] = 120
    let capped = try SplitSettings.choices.make(Choice(choice.name, members))
    for split in try capped.splits(of: rows, seed: Seed(1)) {
      let parts = [split.train, split.validation, split.test].map { Set($0) }
      #expect(parts.reduce(0) { $0 + $1.count } <= 121)
      for unit in 0..<units.count {
        #expect(parts.count { part in units[unit].contains(where: part.contains) } <= 1)
      }
    }
  }

  @Test(arguments: EverySplit.named) func `every row is in a part, or later than all that measure`(
    settings: SplitSettings
  ) throws {
    guard settings.method.whyCopied(of: 300) == nil else { return }
    let times = try #require(rows.times)
    for split in try settings.splits(of: rows, seed: Seed(1)) {
      let parts = split.train + split.validation + split.test
      let left = Set(0..<300).subtracting(parts)
      let isPast = settings.method.unit == .time && settings.method.folds != nil
      let last = try #require(split.test.map { times[$0] }.max())
      #expect(isPast ? left.allSatisfy { times[$0] > last } : left.isEmpty)
      #expect(split.train == split.train.sorted() && split.test == split.test.sorted())
    }
  }

  @Test(arguments: EverySplit.named) func `a split has as many folds and the parts that it says`(
    settings: SplitSettings
  ) throws {
    let splits = try settings.splits(of: rows, seed: Seed(1))
    let folds = settings.method.folds
    #expect(splits.map(\.fold) == (folds.map { Array(0..<$0) } ?? [nil]))
    for split in splits {
      #expect(split.validation.isEmpty == !settings.method.hasValidation)
      #expect((split.train == split.test) == settings.method.isTransductive)
    }
    guard folds != nil else { return }
    let measured = splits.flatMap(\.test)
    #expect(Set(measured).count == measured.count)
  }

  @Test(arguments: EverySplit.named) func `equal seeds give equal splits of every kind`(
    settings: SplitSettings
  ) throws {
    let splits = try settings.splits(of: rows, seed: Seed(7))
    #expect(try settings.splits(of: rows, seed: Seed(7)) == splits)
  }

  @Test(arguments: SplitSettings.Unit.allCases)
  func `the seed decides which rows and groups measure, and of moments the clock does`(
    unit: SplitSettings.Unit
  ) throws {
    let holdout = try SplitSettings(Holdout(by: unit))
    let folds = try SplitSettings(Folds(3, by: unit, validation: 0.1))
    for settings in [holdout, folds] {
      let one = try settings.splits(of: rows, seed: Seed(7)).map(\.test)
      let other = try settings.splits(of: rows, seed: Seed(8)).map(\.test)
      #expect((one == other) == (unit == .time))
    }
  }

  @Test func `the copies of a protocol that draws with replacement are told where there are any`()
    throws
  {
    let small = try split(SplitSettings(ADBench()), EverySplit.rows)
    #expect(small.train.count + small.test.count == 1000)
    #expect(!Set(small.train).isDisjoint(with: small.test))
    #expect(
      small.settings.method.whyCopied(of: 300)
        == "the protocol drew 300 rows with replacement up to 1000 before it divided them")
    let large = try split(SplitSettings(ADBench()), RowFacts(count: 1000))
    #expect(large.settings.method.whyCopied(of: 1000) == nil)
    #expect((large.train + large.test).sorted() == Array(0..<1000))
  }
}
