import Numerics
import Sources
import Testing
import Vocabulary

/// Rows of one owner are no independent evidence, and an audit proposes the group that they are.
struct OwnerAuditTests {
  /// Twelve users with four rows each. The amounts of user u are 10 u ± 1 and 10 u ± 2; the noise knows no user.
  private func dataset(owners: String = "user", amounts: (Int, Int) -> Double, users: Int = 12)
    -> Dataset
  {
    let rows = (0..<users * 4).map { (user: $0 % users, turn: $0 / users) }
    return Dataset(
      name: "d",
      table: Table(
        rows: rows.count,
        columns: [
          Column(owners, numbers: rows.map { Double($0.user * 7 + 3) }),
          Column("amount", numbers: rows.map { amounts($0.user, $0.turn) }),
          Column("noise", numbers: rows.indices.map { Double($0 * 29 % 47) }),
        ]))
  }

  private static let steps = [-2.0, -1, 1, 2]

  private func findings(_ dataset: Dataset) -> [AuditFinding] {
    Audit(of: dataset).findings(.repeatedOwners)
  }

  /// Between users: Σ 4 (10 u − 55)² / 11 = 4 · 14,300 / 11 = 5,200. Within: 12 · 10 / 36 = 10/3. Their share is
  /// (5,200 − 10/3) / (5,200 + 3 · 10/3) = 0.9974.
  @Test func `rows of one owner that are alike are a warning with the group to name`() throws {
    let found = try #require(
      findings(dataset { user, turn in Double(10 * user) + Self.steps[turn] }).first)
    #expect(found.severity == .warning && found.columns == ["user"])
    #expect(abs((found.number("likeness") ?? 0) - (5200 - 10.0 / 3) / (5200 + 10)) < 1e-12)
    #expect(
      found.sentence
        == "'user' has 12 values in 48 rows, and rows of one are alike (they make 99.74 % of the variance of "
        + "'amount'): such rows are no independent evidence; say 'group: user', and divide by group; promises "
        + "and intervals then count 12 groups")
  }

  @Test func `rows of one owner that differ as all rows do are no finding`() {
    #expect(findings(dataset { user, turn in Double((user * 4 + turn) * 31 % 53) }).isEmpty)
  }

  @Test func `few owners, another name, and a group that is known already are no finding`() {
    let amounts = { (user: Int, turn: Int) in Double(10 * user) + Self.steps[turn] }
    #expect(findings(dataset(amounts: amounts, users: 9)).isEmpty)
    #expect(findings(dataset(owners: "level", amounts: amounts)).isEmpty)
    let grouped = dataset(amounts: amounts)
    #expect(
      findings(
        Dataset(
          name: "d", table: grouped.table,
          groups: Groups(codes: (0..<48).map { Int32($0 % 12) }, names: (0..<12).map { "\($0)" }))
      ).isEmpty)
  }

  /// Ten users with two rows each, m ± d. Between users: Σ 2 m² / 9 = 2 · 198 / 9 = 44. Within: Σ 2 d² / 10 = 36.
  /// Their share is (44 − 36) / (44 + 36) = 0.1, and less where the rows of a user lie farther apart.
  @Test(arguments: [(0, [0.1]), (1, [])] as [(Double, [Double])])
  func `rows of one owner are alike from a tenth of the variance on`(
    farther: Double, likeness: [Double]
  ) {
    let middles = [9.0, -9, 3, -3, 3, -3, 0, 0, 0, 0]
    let distances = [6.0, 6, 6, 6, 6, farther, 0, 0, 0, 0]
    let amounts = zip(middles, distances).flatMap { [$0 - $1, $0 + $1] }
    let dataset = Dataset(
      name: "d",
      table: Table(
        rows: 20,
        columns: [
          Column("user", numbers: (0..<20).map { Double($0 / 2) }),
          Column("amount", numbers: amounts),
        ]))
    #expect(findings(dataset).compactMap { $0.number("likeness") } == likeness)
  }

  @Test(arguments: [(58, true), (59, false)])
  func `groups that are too few for a promise of 5 % are counted`(users: Int, isTold: Bool) throws {
    let found = try #require(
      findings(dataset(amounts: { Double(10 * $0) + Self.steps[$1] }, users: users)).first)
    #expect(found.sentence.hasSuffix("then count 58 groups") == isTold)
    #expect(found.sentence.contains("promises") == isTold)
  }
}
