internal import Vocabulary

extension Weights {
  /// The setting `columns`, which is at least 1.
  func columns() throws(WeightsError) -> Int {
    try count("columns")
  }

  /// A setting that counts something of which there is at least one.
  func count(_ name: String) throws(WeightsError) -> Int {
    let count = try setting(name, as: Int.self)
    guard count > 0 else {
      throw WeightsError("setting '\(name)' of the weights must be at least 1, not \(count)")
    }
    return count
  }

  /// A setting that is one of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(WeightsError) -> Choice where Choice.RawValue == String {
    let word = try setting(name, as: String.self)
    guard let choice = Choice(rawValue: word) else {
      let words = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw WeightsError("setting '\(name)' of the weights is '\(word)', which is none of \(words)")
    }
    return choice
  }

  /// The numbers called `name`, all finite and at least one; exactly `count` if it is given.
  func finite(_ name: String, count: Int? = nil) throws(WeightsError) -> [Double] {
    let values = try doubles(name)
    try check(name, values.count, count)
    guard values.allSatisfy(\.isFinite) else { throw notFinite(name) }
    return values
  }

  /// The numbers called `name`, all finite and at least one; exactly `count` if it is given.
  func finiteFloats(_ name: String, count: Int? = nil) throws(WeightsError) -> [Float] {
    let values = try floats(name)
    try check(name, values.count, count)
    guard values.allSatisfy(\.isFinite) else { throw notFinite(name) }
    return values
  }

  private func check(_ name: String, _ found: Int, _ wanted: Int?) throws(WeightsError) {
    guard found == wanted ?? max(found, 1) else {
      let words = wanted.map(String.init) ?? "at least 1"
      throw WeightsError("'\(name)' of the weights holds \(found) numbers, not \(words)")
    }
  }

  private func notFinite(_ name: String) -> WeightsError {
    WeightsError("'\(name)' of the weights holds a number that is not finite")
  }
}
