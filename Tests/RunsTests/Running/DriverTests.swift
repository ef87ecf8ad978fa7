import Artifacts
import Formats
import Foundation
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What becomes of trials whose workers answer, die, hang or grow.
struct DriverTests {
  @Test func `a driver tells of each trial that it begins and how it ends`() throws {
    let (bench, worker) = (
      try DriverBench(),
      try ScriptedWorker("case $id in a) found 0.5;; b) failed;; c) found;; esac")
    )
    try bench.drive(["a", "b", "c"], by: worker)
    #expect(
      bench.events == [
        "a starts on 0", "a found 0.5", "b starts on 0", "b failed", "c starts on 0",
        "c found nothing",
      ])
    #expect(try worker.setups == [bench.setup.json.text()])
  }

  @Test func `a lost trial is tried once more, by another process`() throws {
    let (bench, worker) = (
      try DriverBench(), try ScriptedWorker("[ $id$try = b1 ] && exit 3; found 0.5")
    )
    try bench.drive(["a", "b", "c"], by: worker)
    #expect(
      bench.events == [
        "a starts on 0", "a found 0.5", "b starts on 0", "b is lost: its worker ended with code 3",
        "c starts on 0", "c found 0.5", "b starts on 0", "b found 0.5",
      ])
    #expect(try worker.orders == ["a", "b", "c", "b"])
    #expect(try worker.setups.count == 3)
    #expect(try bench.folder.readTiming("b") == nil)
  }

  @Test func `a trial that is lost twice is given up, and both reasons are recorded`() throws {
    let (bench, worker) = (
      try DriverBench(),
      try ScriptedWorker(
        "case $id$try in a1) exit 3;; a2) kill -9 $$;; a3) found 1;; *) found 0.5;; esac")
    )
    try bench.drive(["a", "b"], by: worker)
    let reasons = ["its worker ended with code 3", "its worker was killed by signal 9 (Killed)"]
    #expect(
      bench.events == [
        "a starts on 0", "a is lost: \(reasons[0])", "b starts on 0", "b found 0.5",
        "a starts on 0", "a is given up: \(reasons[1])",
      ])
    #expect(try worker.orders == ["a", "b", "a"])
    let timing = try #require(try bench.folder.readTiming("a"))
    #expect(timing.status == .lost)
    #expect(timing.lost == reasons)
  }

  @Test func `what a worker says that it lost is lost with its words`() throws {
    let (bench, worker) = (
      try DriverBench(), try ScriptedWorker("[ $try = 1 ] && lost 'the disk is full' || found 0.5")
    )
    try bench.drive(["a"], by: worker)
    #expect(
      bench.events == [
        "a starts on 0", "a is lost: the disk is full", "a starts on 0", "a found 0.5",
      ])
    #expect(try worker.setups.count == 2)
  }

  @Test func `an answer that is none loses the trial`() throws {
    let (bench, worker) = (
      try DriverBench(), try ScriptedWorker("[ $try = 1 ] && echo 'good morning' || found 0.5")
    )
    try bench.drive(["a"], by: worker)
    #expect(
      bench.events == [
        "a starts on 0", "a is lost: its worker answered 'good morning'", "a starts on 0",
        "a found 0.5",
      ])
  }

  @Test func `a trial that runs longer than its limit is killed`() throws {
    let (bench, worker) = (
      try DriverBench(), try ScriptedWorker("[ $try = 1 ] && sleep 60; found 0.5")
    )
    try bench.drive(["a"], by: worker, seconds: 3)
    #expect(
      bench.events == [
        "a starts on 0", "a is lost: it ran longer than 3 s", "a starts on 0", "a found 0.5",
      ])
  }

  /// `tail` holds the last 60 MB that it was given until there is no more.
  @Test func `a trial that holds more memory than its limit is killed, with what it started`()
    throws
  {
    let (bench, worker) = (
      try DriverBench(),
      try ScriptedWorker(
        "[ $try = 1 ] && { head -c 60000000 /dev/zero; sleep 60; } | tail -c 60000000 >/dev/null; found 0.5"
      )
    )
    try bench.drive(["a"], by: worker, memory: 32 << 20)
    #expect(
      bench.events == [
        "a starts on 0", "a is lost: it held more memory than 32 MiB", "a starts on 0",
        "a found 0.5",
      ])
  }

  @Test func `as many workers run side by side as there are jobs, and none without a trial`() throws
  {
    // The first two wait for each other; alone, each would wait until it is lost.
    let meeting = """
      note $id
      while [ "$(grep -c . "$home/notes")" -lt 2 ]; do sleep 0.01; done
      found 0.5
      """
    let (bench, worker) = (try DriverBench(), try ScriptedWorker(meeting))
    try bench.drive(["a", "b"], by: worker, jobs: 3)
    #expect(
      Set(bench.events) == ["a starts on 0", "b starts on 1", "a found 0.5", "b found 0.5"]
        || Set(bench.events) == ["a starts on 1", "b starts on 0", "a found 0.5", "b found 0.5"])
    #expect(try worker.setups.count == 2)
  }

  @Test func `a worker that cannot be started ends the driver with the reason`() throws {
    let bench = try DriverBench()
    let error = #expect(throws: FileError.self) {
      try bench.drive(["a", "b"], by: ["no-such-program-anywhere"])
    }
    #expect(
      error?.description
        == "no-such-program-anywhere: cannot start it: there is no such program")
    #expect(bench.events == ["a starts on 0"])
  }
}
