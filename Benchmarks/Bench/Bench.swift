/// `bench numerics` times what the package stands on and prints a table in Markdown; `bench contest …` is one side
/// of a comparison with others (`compare`), for which `bench limits` says what the machine can do.
@main
enum Bench {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    switch words.first {
    case "numerics": NumericsSuite.run()
    case "limits": Limits.run()
    case "contest": try Contest.run(Array(words.dropFirst()))
    default: print("bench numerics, bench limits, or bench contest WORKLOAD FOLDER THREADS")
    }
  }
}
