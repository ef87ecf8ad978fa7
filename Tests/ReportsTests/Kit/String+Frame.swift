@testable import Reports

extension String {
  /// A page without what all pages have alike: how it looks, what its script does, and the hash of that.
  var withoutFrame: String {
    replacing(Stylesheet.text, with: "…").replacing(PageScript.text, with: "…")
      .replacing(PageScript.source, with: "…")
  }
}
