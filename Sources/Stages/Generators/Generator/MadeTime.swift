/// When made rows happen.
public enum MadeTime {
  /// When the first row happens where nothing else is said: Monday 2026-01-05 in UTC, in milliseconds since 1970.
  public static let start: Int64 = 1_767_571_200_000
}
