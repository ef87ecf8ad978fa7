import Testing
import Vocabulary

struct VerdictsTests {
  @Test func `a row alarms above the threshold, not at it`() {
    let verdicts = Verdicts(Scores([0.5, 0.7, 0.9]), above: 0.7)
    #expect(verdicts.values == [false, false, true])
    #expect(verdicts.alarms == 1)
  }

  @Test func `a row without a score alarms`() {
    #expect(Verdicts(Scores([.nan]), above: 0).values == [true])
  }
}

struct ScoresTests {
  @Test func `the highest scores come first, equal ones as they stand`() {
    let scores = Scores([1, 5, 3, 5, 0, 3, 9])
    #expect(scores.highest(4) == [6, 1, 3, 2])
    #expect(scores.highest(5) == [6, 1, 3, 2, 5])
    #expect(scores.highest(0).isEmpty)
    #expect(Scores([]).highest(3).isEmpty)
    #expect(Scores([2, 2, 2]).highest(2) == [0, 1])
    #expect(scores.highest(99) == [6, 1, 3, 2, 5, 0, 4])
  }
}

struct WeightsTests {
  @Test func `what was embedded is taken out again under its own names`() {
    var inner = Weights()
    inner.tensors["a.b"] = Tensor(.float([1, 2]))
    inner.settings["k"] = "5"
    var outer = Weights()
    outer.tensors["a.b"] = Tensor(.float([9]))
    outer.embed(inner, as: "members.0")
    outer.embed(Weights(), as: "members.1")
    #expect(outer.extracted(from: "members.0") == inner)
    #expect(outer.extracted(from: "members.1") == Weights())
    #expect(outer.extracted(from: "members") == outer.extracted(from: "members"))
    #expect(outer.tensors["a.b"] == Tensor(.float([9])))
  }

  @Test func `what is missing or of another type is refused by name`() {
    var weights = Weights()
    weights.tensors["a"] = Tensor(.float([1]))
    weights.settings["n"] = "five"
    #expect(throws: WeightsError("the weights have no 'b'")) { try weights.doubles("b") }
    #expect(throws: WeightsError("'a' of the weights does not hold Double numbers")) {
      try weights.doubles("a")
    }
    #expect(throws: WeightsError("setting 'n' of the weights is 'five', which is no Int")) {
      try weights.setting("n", as: Int.self)
    }
  }

  @Test func `a tensor's bytes are those of its numbers`() {
    var weights = Weights()
    weights.tensors["a"] = Tensor(.float([1, 2]))
    weights.tensors["b"] = Tensor(.double([1]))
    weights.tensors["c"] = Tensor(.byte([1, 2, 3]), shape: [3, 1])
    #expect(weights.byteCount == 8 + 8 + 3)
  }
}

struct TableTests {
  private let table = Table(
    rows: 3,
    columns: [
      Column("n", numbers: [1, 2, 3]),
      Column("w", .category(codes: [0, -1, 1], levels: ["x", "y"])),
      Column("t", .time([5, nil, 7])), Column("s", .text(["a", nil, "c"])),
    ])

  @Test func `rows are gathered in the order asked for, also twice`() {
    let gathered = table.gathering(rows: [2, 0, 2])
    #expect(gathered.rows == 3)
    #expect(gathered.column(named: "n")?.numbers == [3, 1, 3])
    #expect(
      gathered.column(named: "w")?.values == .category(codes: [1, 0, 1], levels: ["x", "y"]))
    #expect(gathered.column(named: "t")?.values == .time([7, 5, 7]))
    #expect(gathered.column(named: "s")?.values == .text(["c", "a", "c"]))
  }
}

struct SettingErrorTests {
  @Test func `a setting out of range names the range and what was found`() {
    #expect(throws: SettingError("k", mustBe: "between 1 and 5", not: 6)) {
      try SettingError.check("k", 6, in: 1...5)
    }
    #expect(
      SettingError("k", mustBe: "at least 1", not: 0).description == "'k' must be at least 1, not 0"
    )
    #expect(throws: SettingError.self) { try SettingError.check(positive: "r", .infinity) }
  }

  @Test func `a setting inside others knows the way to it, and is called by its own name`() {
    #expect {
      try SettingError.inside("corrupt.1") { () throws(SettingError) in
        try SettingError.inside("label-flips") { () throws(SettingError) in
          try SettingError.check("share", 2, in: 0...1)
        }
      }
    } throws: {
      let error = $0 as? SettingError
      return error?.path == "corrupt.1.label-flips.share"
        && error?.description == "'share' must be between 0 and 1, not 2"
    }
    #expect(SettingError("k", mustBe: "odd", not: 2).path == "k")
  }
}
