import Foundation

extension PlantedTree {
  /// Builds the copy and its tests; mutants that the compiler refuses are taken out until it does not.
  ///
  /// - Parameter memory: A file that keeps what was refused before, which is then not tried again.
  /// - Returns: The mutations that did not compile.
  func build(memory: String, tell: (String) -> Void) throws -> [Mutation] {
    let known = Set(
      ((try? String(contentsOfFile: memory, encoding: .utf8)) ?? "").split(separator: "\n")
        .map(String.init))
    var refused = remove { known.contains(Self.line($0)) }
    for round in 1...60 {
      try write()
      let output = "\(root).log"
      let end = try Command(arguments: ["swift", "build", "--build-tests"], folder: root).run(
        output: output)
      if end == .code(0) { return refused }
      let said = String(
        decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
      let blamed = said.split(separator: "\n").flatMap { removeBlamed(by: $0) }
      guard !blamed.isEmpty else {
        let errors = said.split(separator: "\n").filter { $0.contains("error") }
        throw Trouble(
          "the copy does not build, and no mutant can be blamed (\(output)):\n"
            + errors.suffix(20).joined(separator: "\n"))
      }
      refused += blamed
      let list = Set(refused.map(Self.line)).union(known).sorted()
      try Data(list.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: memory))
      tell("build \(round): \(blamed.count) mutants do not compile")
    }
    throw Trouble("the copy does not build, though mutants were taken out sixty times")
  }

  /// `/path/of/File.swift:12:5: error: …`
  private func removeBlamed(by line: Substring) -> [Mutation] {
    guard let match = line.firstMatch(of: #/^(/[^:]+):(\d+):(\d+): error: /#),
      let row = Int(match.2), let column = Int(match.3)
    else { return [] }
    return removeBlamed(path: String(match.1), line: row, column: column)
  }

  private static func line(_ mutation: Mutation) -> String {
    [mutation.fileName, mutation.text, mutation.change].joined(separator: "\t")
  }
}
