import Forms
import Vocabulary
import Wording

/// What a missed anomaly and a false alarm cost.
public struct MistakePrices: Sendable, Equatable {
  /// The most that a mistake can cost, or that events can be: sums over all rows of any data are still numbers.
  public static let most = 1e15

  public let missed: Double
  public let `false`: Double

  public init(missed: Double, false wrong: Double) {
    self.missed = missed
    self.false = wrong
  }
}

/// What one kind of mistake costs by a request: always the same, or what a column says of each row.
enum Price: Sendable, Equatable {
  case amount(Double)
  case column(String)

  var amount: Double? { if case .amount(let amount) = self { amount } else { nil } }
  var column: String? { if case .column(let column) = self { column } else { nil } }

  /// Refuses a number that is no price and was therefore taken for the name of a column.
  func check(as key: String) throws(SettingError) {
    guard let column, Double(column) != nil else { return }
    throw SettingError(
      key, mustBe: "a number from 0 to 1e15, or the name of a column", not: column)
  }

  fileprivate var words: String {
    switch self {
    case .amount(let amount): Figures.significant(amount)
    case .column(let name): "its row's '\(name)'"
    }
  }
}

extension Kind where Value == Price {
  static var price: Kind {
    .either(
      Kind<Double>.number(0...MistakePrices.most).mapped({ .amount($0) }, back: \.amount),
      Kind<String>.text.mapped({ .column($0) }, back: \.column))
  }
}

/// What mistakes cost by a request; `nil` is as usual.
struct AskedPrices {
  let missed: Price?
  let wrong: Price?

  /// Both in words, where both are known: `50 a miss, 1 a false alarm`.
  func words(or usual: MistakePrices?) -> String? {
    guard let missed = missed ?? usual.map({ .amount($0.missed) }),
      let wrong = wrong ?? usual.map({ .amount($0.false) })
    else { return nil }
    return "\(missed.words) a miss, \(wrong.words) a false alarm"
  }
}
