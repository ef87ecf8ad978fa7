import Artifacts
import Machine
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What becomes of trials when somebody asks the run to end.
///
/// That cannot be taken back, so each of these tests has a process of its own.
struct InterruptionTests {
  @Test func `a driver that is interrupted begins no other trial`() async {
    await #expect(processExitsWith: .success) {
      let bench = try DriverBench()
      let worker = try ScriptedWorker(
        #"kill -INT $PPID; while [ ! -e "$home/heard" ]; do :; done; found 0.5"#)
      let heard = Paths.join(worker.scratch, "heard")
      try Interruption.handle { _ in try? FileSystem.write("", to: heard) }
      try bench.drive(["a", "b", "c"], by: worker)
      #expect(try worker.orders == ["a"])
    }
  }

  @Test func `a trial at work when the driver is interrupted is neither waited for nor lost`() async
  {
    await #expect(processExitsWith: .success) {
      try Interruption.handle { _ in }
      let bench = try DriverBench()
      let worker = try ScriptedWorker("kill -INT $PPID; sleep 20; found 0.5")
      let watch = Stopwatch()
      try bench.drive(["a", "b"], by: worker)
      #expect(watch.seconds < 10)
      #expect(bench.events == ["a starts on 0"])
      #expect(try bench.folder.readTiming("a") == nil)
    }
  }

  /// The worker dies once the driver has heard of the interruption.
  @Test func `a worker that dies of the interruption loses nothing`() async {
    await #expect(processExitsWith: .success) {
      let bench = try DriverBench()
      let worker = try ScriptedWorker(
        #"kill -INT $PPID; while [ ! -e "$home/heard" ]; do :; done; exit 1"#)
      let heard = Paths.join(worker.scratch, "heard")
      try Interruption.handle { _ in try? FileSystem.write("", to: heard) }
      try bench.drive(["a", "b"], by: worker)
      #expect(try worker.orders == ["a"])
      #expect(bench.events == ["a starts on 0"])
      #expect(try bench.folder.readTiming("a") == nil)
    }
  }

  @Test func `an interrupted run sums nothing up, and the next one goes on where it ended`() async {
    await #expect(processExitsWith: .success) {
      try Interruption.handle { _ in }
      let (sweep, worker) = try SmallSweep.scripted(
        "detectors: [{ knn: { neighbors: [1, 3] } }, ecod]\ncontrols: false",
        lines: "\(SmallSweep.copying); kill -INT $PPID; sleep 20")
      let plan = try sweep.writePlan().path
      let (outcome, events) = try sweep.perform()
      #expect(outcome == .interrupted(try sweep.folder))
      #expect(try worker.orders == [sweep.trials[0].id])
      #expect(!events.contains("phase summary"))
      #expect(!FileSystem.exists(try sweep.folder.summary))
      #expect(FileSystem.exists(plan))
      #expect(try sweep.folder.readTimings().sessions.map(\.isInterrupted) == [true])
      #expect(try sweep.writePlan().trials == 2)
    }
  }
}
