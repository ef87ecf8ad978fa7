import Wording

/// A setting that cannot be, with what it may be instead.
public struct SettingError: Error, Equatable, CustomStringConvertible {
  /// The name by which a spec knows the setting: `neighbors`.
  public let setting: String
  /// The settings around it and itself, the outermost first: `corrupt.0.label-flips.share`.
  public private(set) var path: String
  /// What it may be, as it ends the sentence: `at least 1`.
  public let wanted: String
  public let found: String

  public init(_ setting: String, mustBe wanted: String, not found: some CustomStringConvertible) {
    self.setting = setting
    path = setting
    self.wanted = wanted
    self.found = Self.said(found)
  }

  /// A value as a spec would say it: a whole number without a point.
  private static func said(_ value: some CustomStringConvertible) -> String {
    (value as? Double).map(Figures.plain) ?? value.description
  }

  public var description: String { "'\(setting)' must be \(wanted), not \(found)" }
}

extension SettingError {
  /// What `make` makes; what it refuses stands inside the setting at `outer`.
  public static func inside<Value>(
    _ outer: String, _ make: () throws(SettingError) -> Value
  ) throws(SettingError) -> Value {
    do throws(SettingError) { return try make() } catch {
      var error = error
      error.path = "\(outer).\(error.path)"
      throw error
    }
  }

  /// Returns `value` if it lies in `range`; otherwise throws an error that names the range.
  public static func check<Value: Comparable & CustomStringConvertible>(
    _ setting: String, _ value: Value, in range: ClosedRange<Value>
  ) throws(SettingError) -> Value {
    guard range.contains(value) else {
      throw SettingError(
        setting, mustBe: "between \(said(range.lowerBound)) and \(said(range.upperBound))",
        not: value)
    }
    return value
  }

  /// Returns `value` if it is at least the bound of `range`; otherwise throws an error that names it.
  public static func check<Value: Comparable & CustomStringConvertible>(
    _ setting: String, _ value: Value, in range: PartialRangeFrom<Value>
  ) throws(SettingError) -> Value {
    guard range.contains(value) else {
      throw SettingError(setting, mustBe: "at least \(said(range.lowerBound))", not: value)
    }
    return value
  }

  /// Returns `value` if it is finite and above 0; otherwise throws an error that says so.
  public static func check(positive setting: String, _ value: Double) throws(SettingError) -> Double
  {
    guard value > 0, value.isFinite else {
      throw SettingError(setting, mustBe: "a finite number above 0", not: value)
    }
    return value
  }
}
