import Formats

/// The record that a page shows: for programs that want what was found, not how it is told.
public enum JSONFormat: Format {
  public static let word = "json"
  public static let ending = "json"

  public static func text(of page: Page, width: Int) -> String { page.record.text(.indented) }
}
