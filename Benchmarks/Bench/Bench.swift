/// `bench [numerics]`: times what the package stands on and prints a table in Markdown.
@main
enum Bench {
  static func main() {
    let suites = [("numerics", NumericsSuite.run)]
    let wanted = CommandLine.arguments.dropFirst()
    if let unknown = wanted.first(where: { word in !suites.contains { $0.0 == word } }) {
      print(
        "no suite is called '\(unknown)'; the suites are \(suites.map(\.0).joined(separator: ", "))"
      )
      return
    }
    for (name, run) in suites where wanted.isEmpty || wanted.contains(name) { run() }
  }
}
