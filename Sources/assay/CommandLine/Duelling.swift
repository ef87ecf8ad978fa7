import Artifacts
import Gates
import Machine
import Runs
import Wording

/// Runs a spec by an older program and by this one in turns, each time from nothing and one trial at a time, so that
/// their durations can be compared.
struct Duelling {
  static let usualRounds = 7

  let spec: String
  let changes: [String]
  /// An older program, or a git revision of its sources.
  let against: String
  let rounds: Int

  func fought(on console: Console) throws -> Duel {
    let folder = try FileSystem.makeTemporaryFolder("assay-duel")
    defer { try? FileSystem.remove(folder) }
    let older = try OlderProgram(against, in: folder, on: console)
    defer { older.remove() }
    let newer = Executable.current
    // What is read for the first time is slow by whichever program reads it.
    _ = try state(by: older.path, in: folder)
    _ = try state(by: newer, in: folder)
    var fought: [Duel.Round] = []
    for round in 0..<rounds {
      if console.err.isTerminal { console.complain("round \(round + 1) of \(rounds)") }
      fought.append(
        Duel.Round(
          old: try state(by: older.path, in: folder), new: try state(by: newer, in: folder),
          oldAgain: try state(by: older.path, in: folder)))
    }
    return Duel(fought)
  }

  /// What a program finds of the spec, and what it takes for it.
  private func state(by program: String, in folder: String) throws -> Baseline {
    let reports = Paths.join(folder, "reports")
    defer { try? FileSystem.remove(reports) }
    let words = ["run", spec, "--out", reports, "--jobs", "1", "--quiet"]
    let ended = try ChildProcess.run(
      program, words + changes.flatMap { ["--set", $0] }, sharesGroup: true)
    guard ended.status.isSuccess, let run = try RunFolder.all(in: reports).first else {
      let said = String(decoding: ended.errors, as: UTF8.self).split(separator: "\n").last ?? ""
      throw UsageError.other("\(program) \(ended.status.description): \(said)")
    }
    return try GateSubject(run).state
  }
}

/// An older `assay`: a program, or one that is built of a revision of the sources.
private struct OlderProgram {
  let path: String
  private let worktree: String?

  init(_ word: String, in folder: String, on console: Console) throws {
    if let program = Executable.find(word) {
      (path, worktree) = (program, nil)
      return
    }
    let tree = Paths.join(folder, "revision")
    guard
      try ChildProcess.run("git", ["-C", Home.path, "worktree", "add", "--detach", tree, word])
        .status.isSuccess
    else {
      throw UsageError.other(
        "'\(word)' is neither a program nor a git revision of \(Home.path)")
    }
    worktree = tree
    path = Paths.join(tree, "assay")
    console.complain("assay: building revision '\(word)', which takes minutes")
    let built = try ChildProcess.run(path, ["--no-install", "--version"])
    guard built.status.isSuccess else {
      remove()
      throw UsageError.other(
        "revision '\(word)' cannot be built: \(String(decoding: built.errors, as: UTF8.self))")
    }
  }

  func remove() {
    guard let worktree else { return }
    _ = try? ChildProcess.run("git", ["-C", Home.path, "worktree", "remove", "--force", worktree])
  }
}
