import Numerics

/// The means around which ordinary rows lie, and which of them each row belongs to.
struct Components {
  /// A row each.
  let means: Matrix<Double>
  /// The component of each row.
  let owner: [Int]

  func mean(at row: Int) -> [Double] { (0..<means.columns).map { means[owner[row], $0] } }

  /// How many rows a mixture is learned from at most; more would hardly move it.
  private static let sample = 2000

  /// Finds up to nine components by a Gaussian mixture, as many as Schwarz's criterion pays for.
  ///
  /// The mixture is learned from `ordinary`; the components are those of `rows`.
  init(
    of rows: Matrix<Double>, learnedFrom ordinary: Matrix<Double>, seed: Seed
  ) throws(NumericsError) {
    var chance = seed.split("sample").generator()
    let sample =
      ordinary.rows > Self.sample
      ? ordinary.gathering(rows: chance.sample(Self.sample, of: ordinary.rows).sorted()) : ordinary
    let mixture = try GaussianMixture(
      of: sample, componentsIn: 1...9, seed: seed.split("mixture"))
    means = Matrix(mixture.components.map(\.mean))
    owner = mixture.component(of: rows)
  }

  init(means: Matrix<Double>, owner: [Int]) {
    self.means = means
    self.owner = owner
  }
}
