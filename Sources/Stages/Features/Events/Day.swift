/// A day in UTC, counted from 1970 on.
struct Day {
  static let length: Int64 = 86_400_000

  let number: Int

  init(_ number: Int) { self.number = number }

  /// The day of a moment in milliseconds since 1970; before 1970 days are counted down.
  init(of moment: Int64) {
    number = Int(moment >= 0 ? moment / Self.length : (moment + 1) / Self.length - 1)
  }

  var midnight: Int64 { Int64(number) * Self.length }
}
