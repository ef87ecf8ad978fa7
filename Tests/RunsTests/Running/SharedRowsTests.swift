import Artifacts
import Machine
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Rows that several workers need: prepared by one, left for the others, and removed in time.
struct SharedRowsTests {
  @Test func `rows are shared where several workers may need them, and nowhere else`() throws {
    for (jobs, shares) in [(1, "false"), (2, "true")] {
      let (bench, worker) = (try DriverBench(), try ScriptedWorker("note $id $shares; found 0.5"))
      try bench.drive(["a1", "a2", "b1"], by: worker, jobs: jobs)
      #expect(try worker.notes.sorted() == ["a1 \(shares)", "a2 \(shares)", "b1 false"])
    }
  }

  /// The first trial of rows `a` ends at once and the second later; the two of rows `b` wait until the rows
  /// `a` are gone, or give up.
  @Test func `prepared rows stay until the last trial that sees them has ended, and no longer`()
    throws
  {
    let bench = try DriverBench()
    let rows = bench.preparedRows(of: "a")
    try FileSystem.makeFolder(rows)
    let worker = try ScriptedWorker(
      """
      rows='\(rows)'
      case $id in
        a1) ;;
        a2) sleep 0.3; [ -e "$rows" ] && note "$id sees them" || note "$id does not" ;;
        b*) n=0; while [ -e "$rows" ] && [ $n -lt 2000 ]; do sleep 0.01; n=$((n + 1)); done
          [ -e "$rows" ] && note "$id sees them" || note "$id does not" ;;
      esac
      found 0.5
      """)
    try bench.drive(["a1", "a2", "b1", "b2"], by: worker, jobs: 2)
    #expect(try worker.notes.sorted() == ["a2 sees them", "b1 does not", "b2 does not"])
  }

  @Test func `no prepared rows are left when a driver is done`() throws {
    let bench = try DriverBench()
    try FileSystem.makeFolder(bench.preparedRows(of: "z"))
    try bench.drive(["a"], by: ScriptedWorker())
    #expect(!FileSystem.exists(bench.preparedRows(of: "z")))
  }
}
