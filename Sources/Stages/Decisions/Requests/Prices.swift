import Forms
import Vocabulary
import Wording

/// What a missed anomaly and a false alarm cost.
public struct MistakePrices: Sendable, Equatable {
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
      key, mustBe: "a number of at least 0, or the name of a column", not: column)
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
      Kind<Double>.nonNegative.mapped({ .amount($0) }, back: \.amount),
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

extension ThresholdRequest {
  /// Whether it weighs mistakes, and so says what they cost.
  public var weighsMistakes: Bool { method.prices != nil }

  /// What mistakes cost where its threshold is measured: what it says in numbers, else as usual.
  public func prices(or usual: MistakePrices) -> MistakePrices {
    MistakePrices(
      missed: method.prices?.missed?.amount ?? usual.missed,
      false: method.prices?.wrong?.amount ?? usual.false)
  }
}

extension [ThresholdRequest] {
  /// The columns that say what mistakes cost, in alphabetical order.
  public var costColumns: [String] {
    let named = compactMap(\.method.prices).flatMap { [$0.missed?.column, $0.wrong?.column] }
    return Set(named.compactMap { $0 }).sorted()
  }
}

extension RowCosts {
  /// What mistakes cost on rows: by the first request that weighs them, or else as usual.
  ///
  /// - Parameter columns: The amounts in the columns that requests name.
  public init(
    by requests: [ThresholdRequest], or usual: MistakePrices,
    columns: [(name: String, amounts: [Double])]
  ) {
    let asked = requests.lazy.compactMap(\.method.prices).first
    func amounts(_ price: Price?, _ usual: Double) -> CostAmounts? {
      switch price {
      case .amount(let amount): .same(amount)
      case .column(let name): columns.first { $0.name == name }.map { .byRow($0.amounts) }
      case nil: .same(usual)
      }
    }
    self.init(
      missed: amounts(asked?.missed, usual.missed), false: amounts(asked?.wrong, usual.false),
      columns: columns, usual: usual)
  }
}
