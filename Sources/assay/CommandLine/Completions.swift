/// Scripts that let a shell complete the words of `assay`.
enum Completions {
  static func bash(for commands: [Declaration]) -> String {
    var cases = ""
    for command in commands {
      cases +=
        "    \(command.name)) words=\"\(command.options.map(\.name).joined(separator: " "))\" ;;\n"
    }
    return """
      # assay completions for bash: source this, or put it where bash looks for completions
      _assay() {
        local current="${COMP_WORDS[COMP_CWORD]}" words=""
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(commands.map(\.name).joined(separator: " ")) help" -- "$current"))
          return
        fi
        case "${COMP_WORDS[1]}" in
      \(cases)    help) words="\(commands.map(\.name).joined(separator: " ")) spec results" ;;
        esac
        if [[ "$current" == -* || "${COMP_WORDS[1]}" == help ]]; then
          COMPREPLY=($(compgen -W "$words" -- "$current"))
        else
          COMPREPLY=($(compgen -f -- "$current"))
        fi
      }
      complete -o filenames -F _assay assay ./assay

      """
  }

  static func zsh(for commands: [Declaration]) -> String {
    let list = commands.map { "    '\($0.name):\(escaped($0.summary))'" }.joined(separator: "\n")
    var cases = ""
    for command in commands {
      let options = command.options.map { option in
        let value = option.value.map { ":\($0):_files" } ?? ""
        return "'\(option.repeats ? "*" : "")\(option.name)[\(escaped(option.help))]\(value)'"
      }
      cases +=
        "    \(command.name)) _arguments \((options + ["'*:file:_files'"]).joined(separator: " ")) ;;\n"
    }
    return """
      #compdef assay
      # assay completions for zsh: put this in a folder of $fpath as _assay
      _assay() {
        local -a commands=(
      \(list)
          'help:Say how a command is used'
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        case "$words[2]" in
      \(cases)    help) _describe command commands ;;
        esac
      }
      _assay "$@"

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("'", with: "’").replacing("[", with: "(").replacing("]", with: ")")
      .replacing(":", with: " -")
  }
}
