import Numerics
import Testing
import Vocabulary

@testable import Decisions

/// Whether the rows that a promise rests on score like those that came later.
struct LikenessTests {
  private func alone(_ scores: [Double]) -> [[Double]] { scores.map { [$0] } }

  private func normals(_ count: Int, _ generator: inout Generator, shift: Double = 0) -> [[Double]]
  {
    (0..<count).map { _ in [generator.normal() + shift] }
  }

  /// Of the 252 ways to draw five of ten, two have a sum as far from 0 as this: the five highest, and the
  /// five lowest. 1,999 draws find 2/252 = 0.0079 to within 0.006 in 997 of 1,000.
  @Test func `p is the share of draws that differ as much`() throws {
    let found = try #require(
      Likeness(of: alone([1, 2, 3, 4, 5]), alone([6, 7, 8, 9, 10]), rows: 5))
    #expect(abs(found.p - 2.0 / 252) < 0.006)
    #expect(!found.isLike)
    #expect(found.rows == 5)
    #expect(found.sentence.hasPrefix("Rows that came later score higher (p = 0.0"))
    #expect(found.sentence.hasSuffix("the promise rests on, and it may be broken."))
    let turned = try #require(
      Likeness(of: alone([6, 7, 8, 9, 10]), alone([1, 2, 3, 4, 5]), rows: 5))
    #expect(turned.p == found.p)
    #expect(turned.sentence.hasPrefix("Rows that came later score lower (p = 0.0"))
    #expect(turned.sentence.hasSuffix("that the promise rests on."))
  }

  @Test func `the upper end counts most`() throws {
    let rows = (1...40).map(Double.init)
    // The same five rows stand apart, at the upper end and at the lower one.
    let above = try #require(
      Likeness(of: alone(rows), alone(rows[..<35] + [50, 51, 52, 53, 54]), rows: 40))
    let below = try #require(
      Likeness(of: alone(rows), alone([-1, -2, -3, -4, -5] + rows[5...]), rows: 40))
    #expect(above.p < below.p / 2)
  }

  /// Of 300 samples, 5 % come out at 9 % or less in 998 of 1,000.
  @Test(arguments: [(30, 20), (1500, 800)])
  func `samples of one kind are told apart in one of twenty`(count: Int, later: Int) {
    let runs = count > 1000 ? 150 : 300
    let found = (0..<runs).count { run in
      var generator = Seed(UInt64(run) + 1).generator()
      return Likeness(
        of: normals(count, &generator), normals(later, &generator), rows: later)?.isLike == false
    }
    #expect(Double(found) / Double(runs) <= 0.1)
    #expect(found > 0)
  }

  @Test func `rows of a group move together, so that groups with offsets are no drift`() {
    func groups(_ generator: inout Generator) -> [[Double]] {
      (0..<20).map { _ in
        let offset = 2 * generator.normal()
        return (0..<10).map { _ in offset + generator.normal() }
      }
    }
    var (asGroups, asRows) = (0, 0)
    for run in 0..<200 {
      var generator = Seed(UInt64(run) + 1).generator()
      let (before, after) = (groups(&generator), groups(&generator))
      if Likeness(of: before, after, rows: 200)?.isLike == false { asGroups += 1 }
      let rows = (alone(before.flatMap { $0 }), alone(after.flatMap { $0 }))
      if Likeness(of: rows.0, rows.1, rows: 200)?.isLike == false { asRows += 1 }
    }
    #expect(asGroups <= 20)
    #expect(asRows >= 60)
  }

  @Test(arguments: [60, 1500])
  func `a shift by one deviation is found`(count: Int) throws {
    for run in 0..<20 {
      var generator = Seed(UInt64(run) + 1).generator()
      let found = Likeness(
        of: normals(count, &generator), normals(count, &generator, shift: 1), rows: count)
      #expect(try #require(found).p < 0.01)
    }
  }

  @Test func `few units and scores without variety tell nothing`() {
    #expect(Likeness(of: alone([1, 2, 3, 4]), alone([1, 2, 3, 4, 5]), rows: 5) == nil)
    #expect(Likeness(of: alone([1, 2, 3, 4, 5]), alone([1, 2, 3, 4]), rows: 4) == nil)
    #expect(Likeness(of: alone([1, 1, 1, 1, 1]), alone([1, 1, 1, 1, 1]), rows: 5) == nil)
  }

  @Test func `what is said names how sure it is and how many rows tell it`() throws {
    // Each of 30 later units is above all of 30 earlier ones: no draw of 1,999 is as far, so that p = 1/2000.
    let (before, after) = ((1...30).map(Double.init), (31...60).map(Double.init))
    #expect(
      Likeness(of: alone(before), alone(after), rows: 1234)?.sentence
        == "Rows that came later score higher (p < 0.001), so that they are not like those that the promise "
        + "rests on, and it may be broken.")
    #expect(
      Likeness(of: alone(after), alone(before), rows: 1234)?.sentence
        == "Rows that came later score lower (p < 0.001), so that they are not like those that the promise "
        + "rests on.")
    // The same scores: every draw is as far as none.
    #expect(
      Likeness(of: alone(before), alone(before), rows: 1234)?.sentence
        == "Rows that came later score no differently, as far as 1,234 of them tell (p = 1.000).")
  }

  // MARK: In a choice

  private let labels = Labels(Array(repeating: .ordinary, count: 60))

  private func promise(followedBy later: LaterRows?) throws -> Guarantee? {
    let evidence = try Evidence(Scores((0..<60).map(Double.init)), labels: labels)
    let request = try asked("false-positive-rate: { at-most: 0.1, confidence: 0.9 }")
    return request.choose(from: later.map(evidence.followed) ?? evidence, seed: Seed(1))
      .threshold?.guarantee
  }

  @Test func `a promise is held against ordinary rows that came later, and against no others`()
    throws
  {
    let high = Scores((0..<60).map { Double($0) + 100 })
    let alone = try #require(try promise(followedBy: nil))
    #expect(alone.likeness == nil)
    #expect(
      try promise(followedBy: LaterRows(high, labels, groups: nil))?.likeness?.isLike == false)
    let same = LaterRows(Scores((0..<60).map { Double($0) + 0.5 }), labels, groups: nil)
    #expect(try promise(followedBy: same)?.likeness?.isLike == true)
    // Anomalies may score higher.
    let few = Labels((0..<60).map { $0 < 30 ? .ordinary : .anomaly })
    let half = Scores((0..<60).map { $0 < 30 ? Double(2 * $0) + 0.5 : 1000 })
    #expect(try promise(followedBy: LaterRows(half, few, groups: nil))?.likeness?.isLike == true)
    #expect(try promise(followedBy: LaterRows(half, few, groups: nil))?.likeness?.rows == 30)
    // Of rows whose labels are not shown, nobody knows which are ordinary.
    // Neither is one without a label, where others have some.
    let partly = Labels((0..<60).map { $0 < 30 ? .ordinary : .unknown })
    #expect(try promise(followedBy: LaterRows(half, partly, groups: nil))?.likeness?.rows == 30)
    #expect(try promise(followedBy: LaterRows(half, partly, groups: nil))?.likeness?.isLike == true)
    let unknown = Labels(Array(repeating: .unknown, count: 60))
    #expect(try promise(followedBy: LaterRows(high, unknown, groups: nil))?.likeness == nil)
  }

  @Test func `rows of a group count once in a choice, before and after`() throws {
    func likeness(groups: [Int32], later: [Int32]) throws -> Likeness? {
      let evidence = try Evidence(
        Scores((0..<60).map(Double.init)), labels: labels, groups: groups)
      let request = try asked("false-positive-rate: { at-most: 0.5, confidence: 0.5 }")
      let high = LaterRows(Scores((0..<60).map { Double($0) + 100 }), labels, groups: later)
      return request.choose(from: evidence.followed(by: high), seed: Seed(1)).threshold?.guarantee?
        .likeness
    }
    func groups(_ count: Int32) -> [Int32] { (0..<60).map { $0 % count } }
    // Four units are too few to compare, however many rows they hold; five are enough.
    #expect(try likeness(groups: groups(30), later: groups(4)) == nil)
    #expect(try likeness(groups: groups(30), later: groups(5))?.rows == 60)
    #expect(try likeness(groups: groups(30), later: [Int32](repeating: -1, count: 60)) != nil)
  }
}
