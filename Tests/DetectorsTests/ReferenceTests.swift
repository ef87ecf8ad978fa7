import Detectors
import Forms
import Foundation
import Testing

struct ReferenceTests {
  /// Every word, range, default and help of a detector stands in a page of its own; those of the members
  /// of ensembles stand only there.
  private static let pages: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/reference.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "# ").map { "# \($0)" }
  }()

  @Test func `specs can say of every detector what they could before`() {
    #expect(Self.pages.count == 20)
    let names = Set(Detectors.all.map { $0.name })
    let found = Detectors.choices.forms.map { form in
      let own = form.reference().split(separator: "\n").filter { line in
        !line.hasPrefix("        ") && !names.contains(line.trimmingCharacters(in: .whitespaces))
      }
      return (["# \(form.name): \(form.help)"] + own).joined(separator: "\n") + "\n"
    }
    for page in Self.pages where !found.contains(page) {
      let name = page.prefix { $0 != ":" }
      #expect(found.first { $0.hasPrefix("\(name):") } == page)
    }
  }
}
