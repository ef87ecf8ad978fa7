import Artifacts
import Forms
import Testing
import Vocabulary

@testable import Specs
@testable import Trials

/// Which validation rows choose, and which can promise.
struct ValidationRolesTests {
  private func rows(_ numbers: [Int], anomalies: Int = 0, groups: [Int32]? = nil) -> KnownRows {
    KnownRows(
      numbers: numbers,
      labels: Labels(numbers.indices.map { $0 < anomalies ? .anomaly : .ordinary }), groups: groups)
  }

  private func roles(_ rows: KnownRows) throws -> ValidationRoles {
    ValidationRoles(of: rows, by: try ValidationSetting(.standard))
  }

  @Test func `all anomalies and about a fifth of the others choose, and the rest can promise`()
    throws
  {
    let found = try roles(rows(Array(0..<1000), anomalies: 40))
    #expect(found.choosing.prefix(40) == ArraySlice(0..<40))
    // A fifth of 960 is 192, give or take 4 · √(960 · 0.2 · 0.8) = 50.
    #expect(abs(found.choosing.count - 40 - 192) < 50)
    #expect(found.choosing.count + found.calibrating.count == 1000)
    #expect(Set(found.choosing).isDisjoint(with: found.calibrating))
  }

  @Test func `a row that can promise never chose, whatever rows it stands among`() throws {
    let numbers = Array(0..<500)
    let others = Array((0..<1000).reversed())
    let (one, other) = (try roles(rows(numbers)), try roles(rows(others)))
    let chose = Set(other.choosing.map { others[$0] })
    #expect(one.calibrating.allSatisfy { !chose.contains(numbers[$0]) })
    #expect(one.choosing.allSatisfy { chose.contains(numbers[$0]) })
  }

  @Test func `rows of one group have one role`() throws {
    let groups = (0..<1000).map { Int32($0 / 10) }
    let found = try roles(rows(Array(0..<1000), groups: groups))
    let chose = Set(found.choosing.map { groups[$0] })
    #expect(chose.count * 10 == found.choosing.count)
    #expect(found.calibrating.allSatisfy { !chose.contains(groups[$0]) })
  }

  @Test func `where fewer than ten rows would choose, all do and none can promise`() throws {
    let few = try roles(rows(Array(0..<49)))
    #expect(few.choosing == Array(0..<49) && few.calibrating.isEmpty)
    #expect(try !roles(rows(Array(0..<50))).calibrating.isEmpty)
  }

  @Test func `where nothing is left to promise, all rows choose in their order`() {
    let found = ValidationRoles(of: rows(Array(0..<1000), anomalies: 40), by: .choosingAll)
    #expect(found.choosing == Array(0..<1000) && found.calibrating.isEmpty)
  }

  @Test func `ways to share rows are equal where both shares are`() throws {
    func setting(_ choose: Double, _ calibrate: Double) throws -> ValidationSetting {
      try ValidationSetting(
        .standard.with(ValidationSetting.choose, choose)
          .with(ValidationSetting.calibrate, calibrate))
    }
    #expect(try setting(0.2, 0.3) == setting(0.2, 0.3))
    #expect(try setting(0.2, 0.3) != setting(0.2, 0.4))
    #expect(try setting(0.2, 0.3) != setting(0.1, 0.3))
  }

  @Test func `rows that neither choose nor promise are left alone`() throws {
    let setting = try ValidationSetting(
      .standard.with(ValidationSetting.choose, 0.2).with(ValidationSetting.calibrate, 0.3))
    let found = ValidationRoles(of: rows(Array(0..<1000)), by: setting)
    // Three in ten of 1,000, give or take 4 · √(1000 · 0.3 · 0.7) = 58; none of them is one of all that may
    // promise where nothing limits it and would not be among the last three in ten.
    #expect(abs(found.choosing.count - 200) < 51)
    #expect(abs(found.calibrating.count - 300) < 58)
    #expect(Set(found.calibrating).isSubset(of: Set(try roles(rows(Array(0..<1000))).calibrating)))
  }

  @Test func `no row may both choose and promise`() throws {
    let settings = Settings<ValidationSetting>.standard.with(ValidationSetting.choose, 0.5)
    #expect(throws: SettingError.self) { try ValidationSetting(settings) }
    let halves = settings.with(ValidationSetting.calibrate, 0.5)
    #expect(try ValidationSetting(halves).choose == 0.5)
  }
}
