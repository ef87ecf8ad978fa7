import Machine
import Testing

@testable import assay

struct StoppingTests {
  @Test(arguments: [
    (0, nil, "stopped by Ctrl-C; no file was written"),
    (1, "rows.csv", "stopped by Ctrl-C; 'rows.csv' was written before, and is whole"),
    (3, "b.npz", "stopped by Ctrl-C; 3 files were written before, and are whole"),
  ])
  func `who stops a command is told what is there of it`(
    files: Int, last: String?, sentence: String
  ) {
    let written = Leftovers.Written(files: files, last: last)
    #expect(Stopping.sentence(.interrupt, .beginsAnew, written) == sentence)
  }

  @Test(arguments: [
    (Interruption.Signal.interrupt, "stopped by Ctrl-C; the same command goes on from here"),
    (.terminate, "stopped by SIGTERM; the same command goes on from here"),
    (.hangUp, "stopped since the terminal is gone; the same command goes on from here"),
  ])
  func `who stops a run is told that it goes on`(
    signal: Interruption.Signal, sentence: String
  ) {
    let written = Leftovers.Written(files: 9, last: "x")
    #expect(Stopping.sentence(signal, .goesOn, written) == sentence)
  }

  @Test func `of a run it is known whether it goes on, and of a worker who has stopped it`() throws
  {
    func whenStopped(_ command: any Command.Type, _ words: [String]) throws -> WhenStopped {
      try command.init(Words(words, for: command.declaration)).whenStopped
    }
    #expect(try whenStopped(RunCommand.self, ["a.yaml"]) == .goesOn)
    #expect(try whenStopped(RunCommand.self, ["a.yaml", "--dry-run"]) == .beginsAnew)
    #expect(try whenStopped(TrialCommand.self, []) == .isSilent)
    #expect(try whenStopped(TrialCommand.self, ["plan.json"]) == .goesOn)
    #expect(try whenStopped(DataDescribeCommand.self, ["a.csv"]) == .beginsAnew)
  }
}
