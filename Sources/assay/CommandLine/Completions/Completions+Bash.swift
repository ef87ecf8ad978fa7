extension Completions {
  static func bash(for commands: [Declaration]) -> String {
    var cases = ""
    for command in commands {
      let options = command.options.map(\.name).joined(separator: " ")
      let list = command.operands.first?.holds ?? .files
      cases += "    \"\(command.name)\") words=\"\(options)\" list=\(list.rawValue) ;;\n"
    }
    var choices = ""
    for option in commands.flatMap(\.options) where !option.choices.isEmpty {
      let line = "    \(option.name)) words=\"\(option.choices.joined(separator: " "))\" ;;\n"
      if !choices.contains(line) { choices += line }
    }
    return """
      # assay completions for bash: source this, or put it where bash looks for completions
      _assay() {
        local current="${COMP_WORDS[COMP_CWORD]}" command="${COMP_WORDS[1]}" words="" list=files first=2
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(firstWords(of: commands).joined(separator: " ")) help" -- "$current"))
          return
        fi
        case "$command" in
      \(groups(of: commands).map { group in
        "    \(group.name)) words=\"\(group.members.joined(separator: " "))\" first=3 ;;\n"
      }.joined())  esac
        if [ "$first" = 3 ]; then
          if [ "$COMP_CWORD" -eq 2 ]; then
            COMPREPLY=($(compgen -W "$words" -- "$current"))
            return
          fi
          command="$command ${COMP_WORDS[2]}"
        fi
        words=""
        case "${COMP_WORDS[COMP_CWORD-1]}" in
      \(choices)  esac
        if [ -n "$words" ]; then
          COMPREPLY=($(compgen -W "$words" -- "$current"))
          return
        fi
        case "$command" in
      \(cases)    help) words="\(firstWords(of: commands).joined(separator: " ")) spec results" list=topics ;;
        esac
        if [[ "$current" == -* ]]; then
          COMPREPLY=($(compgen -W "$words" -- "$current"))
        elif [ "$command" = help ]; then
          COMPREPLY=($(compgen -W "$words $("${COMP_WORDS[0]}" completions topics 2>/dev/null)" -- "$current"))
        elif [ "$list" = files ]; then
          COMPREPLY=($(compgen -f -- "$current"))
        else
          COMPREPLY=($(compgen -f -W "$("${COMP_WORDS[0]}" completions "$list" 2>/dev/null)" -- "$current"))
        fi
      }
      complete -o filenames -F _assay assay ./assay

      """
  }
}
