import Machine
public import Numerics
public import Vocabulary

/// A generator that has learned from a user's own ordinary rows.
public struct FittedTable: DatasetGenerator {
  public let settings: FittedTableSettings
  private let source: Matrix<Double>
  private let names: [String]
  private let name: String
  private let origin: Provenance
  private let fingerprint: Fingerprint
  private let model: Model

  private enum Model {
    case own
    case mixture(GaussianMixture)
    case copula(GaussianCopula)
  }

  init(
    _ settings: FittedTableSettings, _ rows: Matrix<Double>, of dataset: Dataset
  ) throws(FittingError) {
    self.settings = settings
    source = rows
    names = dataset.table.columns.map(\.name)
    origin = dataset.provenance
    name = dataset.name
    fingerprint = dataset.fingerprint
    do {
      switch settings.ordinary {
      case .own: model = .own
      case .mixture:
        model = .mixture(try GaussianMixture(of: rows, componentsIn: 1...9, seed: Seed(0)))
      case .copula: model = .copula(try GaussianCopula(rows))
      }
    } catch {
      throw FittingError(dataset.name, .unlearnable("\(error)"))
    }
  }

  public var recipe: String { "\(settings.recipe) from \(name) \(fingerprint)" }

  /// None is known to be: that depends on the rows that were learned from.
  public var easyKinds: [String] { [] }

  public var cells: Double { Double(settings.rows ?? source.rows) * Double(names.count) }

  public func generate(seed: Seed) -> Dataset {
    let chance = seed.split("fitted")
    let (table, kinds) = ordinary(chance)
      .planted(settings.anomalies, strength: settings.strength, names: names, chance)
    return Dataset(
      name: "fitted", table: table, labels: Labels(anomalies: kinds.map { $0 != nil }),
      kinds: kinds,
      provenance: Provenance(
        .generated(recipe), sources: origin.sources, terms: origin.terms,
        conversions: origin.conversions, notes: origin.notes))
  }

  private func ordinary(_ seed: Seed) -> OrdinaryRows {
    var chance = seed.split("rows").generator()
    let count = settings.rows ?? source.rows
    switch model {
    case .own:
      let places = chance.sample(count, of: source.rows)
      return OrdinaryRows(rows: source.gathering(rows: places.sorted()), components: nil)
    case .mixture(let mixture):
      let draws = (0..<count).map { _ in mixture.draw(&chance) }
      return OrdinaryRows(
        rows: Matrix(draws.map(\.row)),
        components: Components(
          means: Matrix(mixture.components.map(\.mean)), owner: draws.map(\.component)))
    case .copula(let copula):
      return OrdinaryRows(
        rows: Matrix((0..<count).map { _ in copula.draw(&chance) }), components: nil)
    }
  }
}
