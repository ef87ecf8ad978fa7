import Foundation
import Numerics

/// What a user usually does: when, where, with what, and how fast.
struct Habits {
  let user: String
  /// The hour of the day around which sessions begin.
  let hour: Double
  /// How many sessions a working day has on average.
  let sessions: Double
  let requests: Double
  /// Seconds between two requests, on average of their logarithm.
  let pause: Double
  let places: [BehaviorLine.Origin]
  let devices: [String]
  /// How often each usual endpoint is asked for.
  let taste: [Double]

  init(user number: Int, seed: Seed) {
    var chance = seed.generator()
    user = "u\(number + 1)"
    hour = chance.normal(mean: 11, deviation: 2)
    sessions = chance.uniform(1, 3)
    requests = chance.uniform(10, 25)
    pause = chance.uniform(8, 30)
    taste = Endpoint.usual.map { $0.weight * exp(chance.normal(mean: 0, deviation: 0.7)) }
    let browser = Self.browsers[chance.below(Self.browsers.count)]
    let phone = Self.phones[chance.below(Self.phones.count)]
    let latitude = Self.rounded(chance.uniform(36, 60))
    let longitude = Self.rounded(chance.uniform(-9, 30))
    places = [("office", browser), ("home", browser), ("way", phone)].map { place, agent in
      let near = place == "office" ? 0.0 : place == "home" ? 0.1 : 0.03
      return BehaviorLine.Origin(
        ipAddress: "10.\(number / 250).\(number % 250).\(place.utf8.count)\(chance.below(10))",
        userAgent: agent,
        latitude: Self.rounded(latitude + near * chance.normal()),
        longitude: Self.rounded(longitude + near * chance.normal()))
    }
    devices = ["d\(number + 1)-laptop", "d\(number + 1)-laptop", "d\(number + 1)-phone"]
  }

  /// Where a session begins: mostly the office, sometimes at home or on the way.
  func place(_ chance: inout Generator) -> Int { chance.categorical([6, 3, 1]) }

  static let browsers = [
    "Firefox/131 Linux", "Firefox/131 Windows", "Chrome/129 Windows", "Chrome/129 Macintosh",
    "Safari/18 Macintosh", "Edge/129 Windows",
  ]
  static let phones = ["Safari/18 iPhone", "Chrome/129 Android", "Firefox/131 Android"]

  /// Four decimals, about ten metres.
  static func rounded(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
}
