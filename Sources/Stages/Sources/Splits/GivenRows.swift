public import Numerics
public import Vocabulary

/// Row numbers that were chosen elsewhere; a spec cannot name them.
public struct GivenRows: SplitMethod {
  public static let name = "given"

  private let parts: Parts

  public init(train: [Int], validation: [Int] = [], test: [Int]) throws(SettingError) {
    guard !train.isEmpty else { throw SettingError("train", mustBe: "row numbers", not: "none") }
    guard !test.isEmpty else { throw SettingError("test", mustBe: "row numbers", not: "none") }
    parts = Parts(train: train, validation: validation, test: test)
  }

  public var hasValidation: Bool { !parts.validation.isEmpty }

  public var dealsByLabel: Bool { false }

  public var whyUnbounded: String? { "the rows are given" }

  public var description: String { Self.name }

  public func divided(_ rows: RowFacts, seed: Seed) throws(SplitError) -> DividedUnits {
    var owner = [String?](repeating: nil, count: rows.count)
    let named = [
      ("training", parts.train), ("validation", parts.validation), ("test", parts.test),
    ]
    for (name, members) in named {
      for row in members {
        guard row >= 0, row < rows.count else { throw .outside(row: row, rows: rows.count) }
        if let other = owner[row], other != name {
          throw .shared(row: row, first: other, second: name)
        }
        owner[row] = name
      }
    }
    return DividedUnits(.rows(rows.count), [parts])
  }
}
