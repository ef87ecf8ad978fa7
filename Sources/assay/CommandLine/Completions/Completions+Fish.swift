extension Completions {
  static func fish(for commands: [Declaration]) -> String {
    var lines = [
      "# assay completions for fish: put this in ~/.config/fish/completions as assay.fish",
      "complete -c assay -n '__fish_is_first_arg' -f -a help -d 'Say how a command is used'",
      "complete -c assay -n '__fish_seen_subcommand_from help' -f -a "
        + "'(assay completions topics 2>/dev/null)'",
    ]
    for group in groups(of: commands) {
      lines += group.members.map { member in
        let summary = commands.first { $0.name == "\(group.name) \(member)" }?.summary ?? ""
        return "complete -c assay -n '__fish_seen_subcommand_from \(group.name)' -f -a \(member)"
          + " -d '\(escaped(summary))'"
      }
    }
    for word in firstWords(of: commands) {
      let summary = commands.first { $0.name == word }?.summary ?? "Several commands"
      lines.append(
        "complete -c assay -n '__fish_is_first_arg' -f -a \(word) -d '\(escaped(summary))'")
    }
    for command in commands {
      let seen = command.name.split(separator: " ").map { "__fish_seen_subcommand_from \($0)" }
        .joined(separator: "; and ")
      let begin = "complete -c assay -n '\(seen)'"
      let list = command.operands.first?.holds ?? .files
      if list != .files {
        lines.append("\(begin) -a '(assay completions \(list.rawValue) 2>/dev/null)'")
      }
      for option in command.options {
        let name = option.name.dropFirst(2)
        let values =
          option.choices.isEmpty ? "" : " -x -a '\(option.choices.joined(separator: " "))'"
        let value = option.value == nil ? "" : values.isEmpty ? " -r" : values
        lines.append("\(begin) -l \(name)\(value) -d '\(escaped(option.help))'")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
