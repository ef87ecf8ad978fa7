/// The pages of `assay help`, made from the declarations that the parser reads.
enum Help {
  static let version = "0.1.0"

  /// What `assay --version` prints.
  static var versionLine: String { "assay \(version) (code \(Build.codeVersion.prefix(24)))" }

  static func overview(of groups: [(title: String, commands: [any Command.Type])]) -> String {
    var page = """
      Assay: an offline workbench for anomaly detection.
      Experiments in YAML go in; measurements, thresholds, reports and model bundles come out.

      usage: assay COMMAND …

      """
    let names = groups.flatMap { $0.commands.map { $0.declaration.name } }
    let width = names.map(\.count).max() ?? 0
    for (title, commands) in groups {
      page += "\n\(title)\n"
      for command in commands {
        let name = command.declaration.name.padded(to: width)
        page += "  \(name)  \(command.declaration.summary)\n"
      }
    }
    page += "\nThe launcher, ./assay\n"
    for (name, summary) in launched {
      page += "  \(name.padded(to: width))  \(summary)\n"
    }
    return page + """

      'assay help COMMAND' says all of one command; 'assay help spec' of a spec's keys, 'assay help spec
      TOPIC' of one of them; 'assay help NAME' of a detector, a threshold or what else a spec may name;
      'assay help results' of what a run leaves.

      """
  }

  /// What the launcher does by itself, so that it is no command of the program.
  private static let launched = [
    ("package", "Make an archive that runs where there is no compiler."),
    ("check", "Run all the checks of Assay's own code; '--quick' is shorter, '--deep' longer."),
  ]

  /// The commands whose names begin with one word.
  static func page(of group: String, _ declarations: [Declaration]) -> String {
    let width = declarations.map(\.name.count).max() ?? 0
    let lines = declarations.map { "  \($0.name.padded(to: width))  \($0.summary)\n" }
    return "usage: assay \(group) COMMAND …\n\n" + lines.joined()
      + "\n'assay help \(group) COMMAND' says all of one of them.\n"
  }

  static func page(of declaration: Declaration) -> String {
    var page = "\(declaration.summary)\n\nusage: \(declaration.usage)\n"
    if !declaration.discussion.isEmpty { page += "\n\(declaration.discussion)\n" }
    let operands = declaration.operands.map { ($0.name, $0.help) }
    let options = declaration.options.map { option in
      let choices = option.choices.isEmpty ? "" : " (\(option.choices.joined(separator: ", ")))"
      return (option.name + (option.value.map { " \($0)" } ?? ""), option.help + choices)
    }
    let width = (operands + options).map(\.0.count).max() ?? 0
    for (title, rows) in [("Operands", operands), ("Options", options)] where !rows.isEmpty {
      page += "\n\(title)\n"
      for (name, help) in rows { page += "  \(name.padded(to: width))  \(help)\n" }
    }
    return page
  }
}

extension String {
  /// The text with spaces behind it, so that it is at least `width` characters long.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
