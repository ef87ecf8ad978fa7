/// Where labels are found.
public enum LabelSettings: Sendable, Equatable {
  /// In a column or an array with one of the usual names, if there is one.
  case conventional
  /// Nowhere: a column of a usual name is like any other.
  case none
  case column(String, LabelMeaning = .recognized)
  /// An array of the same archive.
  case array(String, LabelMeaning = .recognized)
  /// A file with one label a row: an `.npy`, or text with one a line.
  case file(String, LabelMeaning = .recognized)
  /// The rows from the first to the last of each stretch, both included, counted from 0.
  case rows([ClosedRange<Int>])
  /// The moments from the first to the last of each stretch, both included, in milliseconds since 1970.
  case times([ClosedRange<Int64>])
  /// A CSV file of stretches in two columns, both ends included.
  case intervals(file: String, counting: Counting? = nil)
  /// A file of the ids of anomalous rows, one a line; without an id column, row numbers from 0.
  case ids(file: String)

  /// What the ends of stretches are: where nothing is said moments, written as the time column has them, or rows
  /// where there is no time column.
  public enum Counting: String, Sendable, CaseIterable {
    /// Rows, from 0.
    case rows
    case times
  }

  /// The names by which labels are recognized, in any case of letters.
  public static let usualNames: Set<String> = [
    "y", "label", "labels", "anomaly", "is_anomaly", "outlier", "is_outlier", "ground_truth",
  ]

  /// Whether a column with this name is called as labels are, though it may not be taken for one unasked.
  public static func isName(_ name: String) -> Bool { ColumnName(name).isLabel }
}

/// Which values of a label mean what; a missing label is unknown.
public enum LabelMeaning: Sendable, Equatable {
  /// 0 is ordinary and 1 an anomaly; one of them may be missing altogether.
  case coded
  /// Two values of which one has a usual name for strange: 0 and 1, `normal` and `attack`, …
  case recognized
  /// These values are anomalies and all others are ordinary.
  case anomalies([String])
  /// These values are ordinary and all others are anomalies.
  case ordinary([String])
}
