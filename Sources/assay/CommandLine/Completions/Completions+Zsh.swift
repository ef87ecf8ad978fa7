extension Completions {
  static func zsh(for commands: [Declaration]) -> String {
    var cases = ""
    for command in commands {
      let options = command.options.map { option in
        let values =
          option.choices.isEmpty ? "_files" : "(\(option.choices.joined(separator: " ")))"
        let value = option.value.map { ":\($0):\(values)" } ?? ""
        return "'\(option.repeats ? "*" : "")\(option.name)[\(escaped(option.help))]\(value)'"
      }
      let list = command.operands.first?.holds ?? .files
      let operand =
        list == .files ? "'*:file:_files'" : "'*:\(list.rawValue):_assay_list \(list.rawValue)'"
      cases +=
        "    '\(command.name)') _arguments \((options + [operand]).joined(separator: " ")) ;;\n"
    }
    let subcommands = groups(of: commands).map { group in
      "    \(group.name)) (( CURRENT == 3 )) && { compadd \(group.members.joined(separator: " ")); return }\n"
        + "      command=\"$words[2] $words[3]\" ;;\n"
    }.joined()
    let list = firstWords(of: commands).map { word in
      let summary = commands.first { $0.name == word }?.summary ?? "Several commands"
      return "    '\(word):\(escaped(summary))'"
    }.joined(separator: "\n")
    return """
      #compdef assay
      # assay completions for zsh: put this in a folder of $fpath as _assay
      _assay_list() {
        compadd -- ${(f)"$($words[1] completions $1 2>/dev/null)"}
        _files
      }
      _assay() {
        local command="$words[2]"
        local -a commands=(
      \(list)
          'help:Say how a command is used'
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        case "$command" in
      \(subcommands)  esac
        case "$command" in
      \(cases)    help) _describe command commands; _assay_list topics ;;
        esac
      }
      _assay "$@"

      """
  }
}
