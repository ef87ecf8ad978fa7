/// Scripts that let a shell complete the words of `assay`; they ask the program for runs, data sets and topics.
enum Completions {
  /// The first words of all commands, each once.
  static func firstWords(of commands: [Declaration]) -> [String] {
    var seen: Set<String> = []
    return commands.map { $0.name.split(separator: " ").first.map(String.init) ?? $0.name }
      .filter { seen.insert($0).inserted }
  }

  /// The first words that stand for several commands, with their second words.
  static func groups(
    of commands: [Declaration]
  ) -> [(name: String, members: [String])] {
    firstWords(of: commands).compactMap { word in
      let members = commands.filter { $0.name.hasPrefix(word + " ") }
        .map { String($0.name.dropFirst(word.count + 1)) }
      return members.isEmpty ? nil : (word, members)
    }
  }

  static func escaped(_ text: String) -> String {
    text.replacing("'", with: "’").replacing("[", with: "(").replacing("]", with: ")")
      .replacing(":", with: " -")
  }
}
