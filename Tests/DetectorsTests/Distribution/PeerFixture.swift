import Foundation
import Numerics

/// A file of a peer's answers, made by the script beside it.
func peerFixture<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/\(name).json")
  return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
}

/// The largest |ours − theirs|, each divided by |theirs| or by `floor` where that is larger.
func largestDifference(_ ours: [Double], _ theirs: [Double], floor: Double = 1e-3) -> Double {
  guard ours.count == theirs.count else { return .infinity }
  return zip(ours, theirs).reduce(0) { worst, pair in
    let difference = abs(pair.0 - pair.1) / max(abs(pair.1), floor)
    return difference.isNaN ? .infinity : max(worst, difference)
  }
}

/// `distribution.json`.
struct DistributionFixture: Decodable {
  struct Case: Decodable {
    let name: String
    let call: String
    let training: [Double]
    let scores: [Double]
  }

  struct Robust: Decodable {
    let name: String
    let columns: Int
    let share: Double
    let training: [Double]
    let rawSupport: [Bool]
    let location: [Double]
    let covariance: [Double]
  }

  let rows: [[Float]]
  let new: [[Float]]
  let cases: [Case]
  let clean: [[Float]]
  let robust: [Robust]

  static func read() throws -> Self { try peerFixture("distribution", as: Self.self) }

  func peer(_ name: String) throws -> Case {
    guard let found = cases.first(where: { $0.name == name }) else { throw Missing(name: name) }
    return found
  }

  struct Missing: Error { let name: String }
}
