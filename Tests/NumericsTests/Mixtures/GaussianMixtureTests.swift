import Foundation
import Numerics
import Testing

struct GaussianMixtureTests {
  /// Three clusters in two columns: round, long, and one whose columns go together.
  private func clusters(_ count: Int, seed: UInt64) -> Matrix<Double> {
    var chance = Generator(Seed(seed))
    return Matrix(
      (0..<count).map { row in
        let (a, b) = (chance.normal(), chance.normal())
        switch row % 3 {
        case 0: return [a, b]
        case 1: return [10 + 3 * a, 0.5 * b]
        default: return [a, 10 + 0.9 * a + 0.3 * b]
        }
      })
  }

  @Test func `one component is the mean and covariance of all rows`() throws {
    let rows = Matrix<Double>([[0, 0], [2, 0], [0, 4], [2, 4]])
    let mixture = try GaussianMixture(of: rows, components: 1, seed: Seed(1))
    let only = mixture.components[0]
    #expect(only.weight == 1 && only.mean == [1, 2])
    // Variances 1 and 4, and a millionth of the sample variances 4/3 and 16/3.
    #expect(abs(only.covariance[0, 0] - 1 - 4e-6 / 3) < 1e-12)
    #expect(abs(only.covariance[1, 1] - 4 - 16e-6 / 3) < 1e-12)
    #expect(only.covariance[0, 1] == 0)
    // −ln 2π − ln √4 at the mean, but for the ridge.
    let density = mixture.logDensity(of: Matrix([[1, 2]]))[0]
    #expect(abs(density + log(2 * Double.pi) + log(2)) < 1e-5)
    #expect(abs(mixture.bayesianInformation - (-2 * mixture.logLikelihood + 5 * log(4))) < 1e-12)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `as many clusters are found as there are, where and how they are`(seed: UInt64) throws {
    let rows = clusters(1500, seed: seed)
    let mixture = try GaussianMixture(of: rows, componentsIn: 1...6, seed: Seed(seed))
    #expect(mixture.components.count == 3)
    let order = mixture.components.sorted {
      $0.mean[0] + 2 * $0.mean[1] < $1.mean[0] + 2 * $1.mean[1]
    }
    // Means of 500 rows have deviations of 0.045 and, where the spread is 3, of 0.13.
    for (component, mean) in zip(order, [[0.0, 0], [10, 0], [0, 10]]) {
      #expect(abs(component.weight - 1 / 3.0) < 0.02)
      #expect(abs(component.mean[0] - mean[0]) < 0.55 && abs(component.mean[1] - mean[1]) < 0.25)
    }
    #expect(abs(order[1].covariance[0, 0] - 9) < 2.5)
    #expect(abs(order[2].covariance[0, 1] - 0.9) < 0.25)
    let owners = mixture.component(of: rows)
    #expect(Set((0..<1500).map { "\($0 % 3) \(owners[$0])" }).count <= 5)
    let shares = mixture.responsibilities(of: rows)
    #expect((0..<1500).allSatisfy { abs(shares[$0, 0] + shares[$0, 1] + shares[$0, 2] - 1) < 1e-9 })
  }

  @Test func `draws have the moments of their component`() throws {
    let mixture = try GaussianMixture(of: clusters(900, seed: 4), components: 3, seed: Seed(4))
    var chance = Generator(Seed(5))
    let draws = (0..<6000).map { _ in mixture.draw(&chance) }
    for (place, component) in mixture.components.enumerated() {
      let rows = Matrix(draws.filter { $0.component == place }.map(\.row))
      #expect(abs(Double(rows.rows) / 6000 - component.weight) < 0.025)
      let found = try rows.covariance()
      for row in 0..<2 {
        let error = (component.covariance[row, row] / Double(rows.rows)).squareRoot()
        #expect(abs(found.mean[row] - component.mean[row]) < 4 * error)
        let variance = component.covariance[row, row]
        #expect(
          abs(found.matrix[row, row] / variance - 1) < 4 * (2 / Double(rows.rows)).squareRoot())
      }
    }
  }

  @Test func `copies of one row and rows of one column are no obstacle`() throws {
    let same = Matrix<Double>(rows: 10, columns: 3) { _, _ in 2 }
    let mixture = try GaussianMixture(of: same, componentsIn: 1...3, seed: Seed(1))
    let densities = mixture.logDensity(of: same)
    #expect(densities.allSatisfy { $0.isFinite })
    #expect(throws: NumericsError.tooFewRows(have: 1, need: 2)) {
      try GaussianMixture(of: Matrix([[1.0]]), components: 1, seed: Seed(1))
    }
  }

  @Test func `equal rows and seeds give equal mixtures`() throws {
    let rows = clusters(300, seed: 6)
    let one = try GaussianMixture(of: rows, componentsIn: 1...4, seed: Seed(2))
    let two = try GaussianMixture(of: rows, componentsIn: 1...4, seed: Seed(2))
    #expect(one.logLikelihood == two.logLikelihood)
    #expect(one.components.map(\.mean) == two.components.map(\.mean))
  }
}

struct GaussianCopulaTests {
  @Test func `draws keep each column's distribution and how the ranks go together`() throws {
    var chance = Generator(Seed(1))
    // Skewed columns: exp of normals with correlation 0.8.
    let rows = Matrix<Double>(
      (0..<2000).map { _ in
        let (a, b) = (chance.normal(), chance.normal())
        return [exp(a), exp(0.8 * a + 0.6 * b), 5]
      })
    let copula = try GaussianCopula(rows)
    let draws = Matrix<Double>((0..<2000).map { _ in copula.draw(&chance) })
    for column in 0..<2 {
      let (old, new) = (SortedSample(rows.column(column)), SortedSample(draws.column(column)))
      for share in [0.1, 0.5, 0.9] {
        let place = old.share(atMost: try #require(new.quantile(share)))
        // Two samples of 2,000: four deviations of a share are 0.063.
        #expect(abs(place - share) < 0.063)
      }
    }
    #expect(draws.column(2) == Array(repeating: 5, count: 2000))
    let logs = try Matrix<Double>(rows: 2000, columns: 2) { log(draws[$0, $1]) }.covariance().matrix
    let correlation = logs[0, 1] / (logs[0, 0] * logs[1, 1]).squareRoot()
    #expect(abs(correlation - 0.8) < 0.04)
  }
}
