/// What became of one mutant.
struct Outcome: Sendable {
  enum Fate: Sendable {
    /// A test at home failed, or the program crashed or hung.
    case killedAtHome(by: String)
    /// A test of another room that stands on its room did.
    case killedAbroad(by: String)
    case survived
    /// No test comes by.
    case unreached
  }

  let mutation: Mutation
  let fate: Fate
  /// The files of tests that come by and let it pass.
  let witnesses: [String]
}

extension TestBundle {
  /// Switches a mutant on and runs the tests that come by: those at home first, then others that are cheap.
  func fate(of number: Int, _ mutation: Mutation, job: Int) throws -> Outcome {
    let coming = files.filter { $0.reached.contains(number) }
    let targets = homes[mutation.room] ?? []
    let home = coming.filter { targets.contains($0.target) }
    let abroad = coming.filter { !targets.contains($0.target) && $0.seconds < 10 }
    func outcome(_ fate: Outcome.Fate) -> Outcome {
      let witnesses = (home + abroad).map { "\($0.target)/\($0.name)" }
      return Outcome(mutation: mutation, fate: fate, witnesses: witnesses)
    }
    if home.isEmpty && abroad.isEmpty { return outcome(.unreached) }
    // Most are killed by files that take little time.
    for files in [home.filter { $0.seconds < 5 }, home.filter { $0.seconds >= 5 }] {
      if let killer = try killer(of: number, among: files, job: job) {
        return outcome(.killedAtHome(by: killer))
      }
    }
    if let killer = try killer(of: number, among: abroad, job: job) {
      return outcome(.killedAbroad(by: killer))
    }
    return outcome(.survived)
  }

  private func killer(of number: Int, among files: [File], job: Int) throws -> String? {
    if files.isEmpty { return nil }
    let usual = files.reduce(0) { $0 + $1.seconds }
    switch try run(files, job: job, limit: patience + 5 * usual, ["ASSAY_MUTANT": "\(number)"]) {
    case .code(0): return nil
    case .code(let code): return "an end with code \(code)"
    case .signal(let signal): return "a crash (signal \(signal))"
    case .outOfTime: return "a hang"
    case .decided(let line):
      let name = line.firstMatch(of: /"([^"]*)" recorded an issue/).map { "'\($0.1)'" }
      return name ?? line
    }
  }
}
