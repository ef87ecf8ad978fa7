extension Contest {
  /// About how many seconds it takes to follow candidates through resamples.
  ///
  /// The factors were fitted to release builds on one core of an AMD EPYC (2026), to 6 to 40 trials on 800 to
  /// 16,000 rows.
  ///
  /// - Parameter rowScores: How many scores all trials have together.
  public static func work(rowScores: Int) -> Double {
    Double(rowScores) * Double(Movement.resamples(ofScores: rowScores)) * 6.5e-9
  }
}
