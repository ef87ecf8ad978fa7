/// What a column holds, as a setting; where nothing is said, all its cells decide:
///
/// - *number* if every cell that is not missing is spelled as a number;
/// - *time* if every one is spelled as a moment (RFC 3339);
/// - otherwise words: a *category* if they are few (at most 16, or at most 4,096 and on average seen
///   twice), else *text*.
///
/// A column of which more than half, but not all, are numbers is a complaint: it is far more often a
/// slip in a numeric column than a column of words. Nothing but missing cells makes a number column.
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
  case number, category, time, text
}
