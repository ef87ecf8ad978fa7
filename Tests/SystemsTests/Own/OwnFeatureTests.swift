import EventKit
import Features
import Formats
import Forms
import Testing
import Vocabulary

@testable import Systems

/// Features of one's own, worked by hand.
struct OwnFeatureTests {
  private func features(_ yaml: String) throws -> any EventFeatures {
    let choice = try FormReader.choice(yaml, among: EventReading.forms, from: "test")
    return try EventReading(choice).features
  }

  private func complaint(_ yaml: String) -> String {
    do {
      _ = try features(yaml)
      return "no complaint"
    } catch { return "\(error)" }
  }

  private static let start: Int64 = 1_772_618_400_000

  private func event(_ second: Int, of user: String = "u1", _ fields: EventFields) -> Event {
    Event(time: Self.start + Int64(second) * 1000, group: user, fields: fields)
  }

  /// Payments and logins of two users, the last one after an hour and a half.
  private var recording: Recording {
    Recording(
      name: "own",
      events: [
        event(0, ["type": .text("login"), "ip": .text("a")]),
        event(
          10,
          ["type": .text("payment"), "amount": .integer(10), "card": .integer(7), "ip": .text("a")]),
        event(
          20, of: "u2",
          ["type": .text("payment"), "amount": .integer(99), "card": .integer(7), "ip": .text("z")]),
        event(
          60,
          ["type": .text("payment"), "amount": .integer(30), "card": .integer(8), "ip": .text("b")]),
        event(
          3660,
          ["type": .text("payment"), "amount": .integer(20), "card": .integer(7), "ip": .text("a")]),
      ], grouping: "user")
  }

  private func rows(_ yaml: String) throws -> (names: [String], values: [[Double]]) {
    let rows = try features(yaml).rows(of: recording)
    return (
      rows.table.columns.map(\.name),
      (0..<rows.rows).map { row in rows.table.columns.map { $0.numbers?[row] ?? .nan } }
    )
  }

  @Test func `numbers of a line, and of the lines of its user within an hour`() throws {
    let found = try rows(
      """
      own:
        each: type=payment
        features:
          - number: { of: amount }
          - numbers: { of: amount, over: 1 h, say: [mean, max, count] }
      """)
    #expect(found.names == ["amount", "amount_mean_1h", "amount_max_1h", "amount_count_1h"])
    // The last payment comes an hour after that of 30, which is still seen, as the window's first moment.
    #expect(
      found.values == [[10, 10, 10, 1], [99, 99, 99, 1], [30, 20, 30, 2], [20, 25, 30, 2]])
  }

  @Test func `lines of one card, whoever uses it, and only payments among them`() throws {
    let found = try rows(
      """
      own:
        each: type=payment
        features:
          - numbers: { of: amount, last: 2, by: card, say: [sum], where: type=payment }
          - times: { over: 2 h, by: card, say: [count, gap-mean, since] }
          - times: { over: 2 h, where: type=payment }
      """)
    #expect(
      found.names == [
        "amount_sum_last_2_by_card_where_type_payment", "lines_count_2h_by_card",
        "lines_gap_mean_2h_by_card", "lines_since_2h_by_card", "lines_count_2h_where_type_payment",
      ])
    #expect(
      found.values == [
        [10, 1, 0, 0, 1], [109, 2, 10, 10, 1], [30, 1, 0, 0, 2], [119, 3, 1825, 3640, 3],
      ])
  }

  @Test func `words, their shares and runs of them`() throws {
    let found = try rows(
      """
      own:
        features:
          - words: { of: ip, last: 3, say: [distinct, entropy, top-share] }
          - share: { of: ip, words: [a], last: 3 }
          - runs: { of: type, length: 2, last: 4, say: [count, distinct] }
      """)
    #expect(
      found.names == [
        "ip_distinct_last_3", "ip_entropy_last_3", "ip_top_share_last_3", "ip_share_of_a_last_3",
        "type_runs_of_2_count_last_4", "type_runs_of_2_distinct_last_4",
      ])
    // Of u1: a; a a; then b after two a; then a, b, a. Runs: none, login–payment, then payment–payment too.
    let entropy = 0.9182958340544896
    let wanted: [[Double]] = [
      [1, 0, 1, 1, 0, 0], [1, 0, 1, 1, 1, 1], [1, 0, 1, 0, 0, 0],
      [2, entropy, 2.0 / 3, 2.0 / 3, 2, 2], [2, entropy, 2.0 / 3, 2.0 / 3, 3, 2],
    ]
    for (found, wanted) in zip(found.values, wanted) {
      for (found, wanted) in zip(found, wanted) { #expect(abs(found - wanted) < 1e-12) }
    }
  }

  @Test func `a slope is by the second, a ratio by a number that counts for something`() throws {
    let found = try rows(
      """
      own:
        each: type=payment
        features:
          - numbers: { of: amount, over: 2 h, say: [trend, median, sample-sd] }
          - ratio: { of: amount, per: card, at-least: 8 }
          - calendar: { say: [hour, weekday, week] }
      """)
    #expect(found.names.suffix(4) == ["amount_per_card", "hour", "weekday", "week"])
    // 10 and 30, fifty seconds apart: 0.4 a second.
    #expect(abs(found.values[2][0] - 0.4) < 1e-12 && found.values[2][1] == 20)
    #expect(abs(found.values[2][2] - 200.0.squareRoot()) < 1e-12)
    #expect(
      found.values[2][3...] == [3.75, 10, 2, 10] && found.values[3][3...] == [2.5, 11, 2, 10])
  }

  @Test func `what cannot be seen is refused where it stands`() {
    #expect(
      complaint("own: { features: [{ numbers: { of: x, by: card } }] }")
        == "'by' must be said with 'over' or 'last', which look back, not alone")
    #expect(
      complaint("own: { features: [{ number: { of: x } }, { number: { of: x } }] }")
        == "'features' must be numbers that differ, not 'x' twice")
    #expect(complaint("own: { features: [] }") == "'features' must be at least one, not none")
    #expect(
      complaint("own: { each: payment, features: [{ number: { of: x } }] }")
        == "'each' must be a field and its word, as 'type=payment', not payment")
    #expect(
      complaint("own: { features: [{ numbers: { of: x, over: 1 h, last: 2 } }] }").contains("last"))
  }

  @Test func `features of one's own see only the past`() throws {
    let features = try features(
      """
      own:
        each: type=signal
        features:
          - times: { over: 5 min, say: [count, rate, gap-mean, gap-sd, since, peak-hour] }
          - times: { last: 7, by: session, say: [gap-max] }
          - words: { of: type, last: 9, say: [entropy, gini] }
          - runs: { of: type, last: 9, by: session }
          - calendar
      """)
    let recording = MessyFlow.recording(lines: 120, seed: 4)
    #expect(try PastLaw(features: features).breaches(on: recording) == [])
  }
}
