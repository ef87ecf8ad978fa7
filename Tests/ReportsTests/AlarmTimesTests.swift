import Machine
import Testing
import Vocabulary

@testable import Reports

struct AlarmTimesTests {
  private static let hour: Int64 = 3_600_000

  private func times(_ rows: (time: Int64, isAlarm: Bool, label: Label)...) -> AlarmTimes? {
    AlarmTimes(rows)
  }

  @Test func `rows are counted in stretches that a person counts in, from a whole one on`() throws {
    // From 1.5 h to 121.5 h: more than 120 hours, so that six hours are counted together.
    let found = try #require(
      times(
        (Self.hour * 3 / 2, true, .unknown), (Self.hour * 7, true, .unknown),
        (Self.hour * 8, true, .unknown), (Self.hour * 9, false, .unknown),
        (Self.hour * 243 / 2, true, .unknown)))
    #expect(found.stretch == .sixHours && found.start == WallTime(milliseconds: 0))
    #expect(found.alarms.count == 21)
    #expect(found.alarms == [1, 2] + Array(repeating: 0, count: 18) + [1])
    #expect(found.anomalies == nil)
  }

  @Test func `120 stretches are not too many, and one more is`() throws {
    let most = try #require(
      times((0, true, .unknown), (Self.hour * 120 - 1, false, .unknown)))
    #expect(most.stretch == .hour && most.alarms.count == 120)
    let more = try #require(times((0, true, .unknown), (Self.hour * 120, false, .unknown)))
    #expect(more.stretch == .sixHours)
  }

  @Test func `anomalies that are known are counted beside the alarms`() throws {
    let found = try #require(
      times((0, true, .anomaly), (500, false, .anomaly), (1000, true, .ordinary)))
    #expect(found.stretch == .second)
    #expect(found.alarms == [1, 1] && found.anomalies == [2, 0])
  }

  @Test func `a time before 1970 falls into the stretch that holds it`() throws {
    let found = try #require(times((-1, true, .unknown), (1, true, .unknown)))
    #expect(found.start == WallTime(milliseconds: -1000) && found.alarms == [1, 1])
  }

  @Test func `rows of one moment, and times that no picture holds, are left out`() {
    #expect(times((5, true, .unknown), (5, false, .unknown)) == nil)
    #expect(times() == nil)
    #expect(times((0, true, .unknown), (.max, false, .unknown)) == nil)
    #expect(times((.min, true, .unknown), (.min + 5, false, .unknown)) == nil)
    let century = Self.hour * 24 * 30 * 1200
    #expect(times((0, true, .unknown), (century - 1, false, .unknown))?.alarms.count == 1200)
    #expect(times((0, true, .unknown), (century, false, .unknown)) == nil)
  }
}
