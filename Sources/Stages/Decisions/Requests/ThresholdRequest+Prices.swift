import Vocabulary

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

extension Evidence {
  /// The same evidence at the prices of one request, and where it names none at the usual ones; as it is
  /// where nobody says what is usual.
  func priced(by request: ThresholdRequest) -> Evidence {
    guard let usual = costs.usual else { return self }
    var other = self
    other.costs = RowCosts(by: [request], or: usual, columns: costs.columns)
    return other
  }
}
