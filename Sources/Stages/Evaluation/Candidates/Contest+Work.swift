extension Contest {
  /// About how many seconds it takes to follow candidates through resamples.
  ///
  /// The factor was fitted to release builds on one core of an AMD EPYC (2026), to 5 to 480 trials on 400 to
  /// 200,000 rows.
  ///
  /// - Parameter rowScores: How many scores all trials have together.
  public static func work(rowScores: Int) -> Double {
    Double(rowScores) * Double(Movement.resamples(ofScores: rowScores)) * 4e-9
  }
}
