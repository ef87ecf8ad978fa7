public import Artifacts
public import Specs
import Vocabulary

extension TestAccess {
  /// Why a sealed figure is not there.
  public static let reason = "the test rows are sealed; 'assay unseal RUN' shows what they measure"
}

extension Questions {
  /// The rows as whoever judges may see them: where the test rows are sealed, nothing is known of their labels.
  public func shown(_ rows: SplitRows) -> SplitRows {
    switch test {
    case .open: rows
    case .sealed:
      SplitRows(train: rows.train, validation: rows.validation, test: rows.test.withoutLabels)
    }
  }
}

extension KnownRows {
  fileprivate var withoutLabels: KnownRows {
    KnownRows(
      numbers: numbers, labels: Labels([Label](repeating: .unknown, count: count)), times: times,
      groups: groups, costs: costs, standings: standings)
  }
}
