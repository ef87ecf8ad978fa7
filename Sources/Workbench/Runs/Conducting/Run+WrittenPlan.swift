import Artifacts
import Formats
import Machine

extension Run {
  /// Writes which trials are still to be run, and runs none of them; in a halving search, those of the
  /// round that comes next. Answers where the plan is and how many trials it has.
  public func writePlan() throws -> (path: String, trials: Int) {
    let started = try start()
    defer { withExtendedLifetime(started.lock) {} }
    let (subject, folder) = (started.subject, started.folder)
    var rounds = Rounds(experiment, subject.context)
    var orders: [Order] = []
    while orders.isEmpty, let trials = try rounds.next(in: folder) {
      orders = try open(of: trials, in: folder)
    }
    let plan = WrittenPlan(setup(in: folder), orders)
    try FileSystem.write(plan.json.bytes(), to: folder.plan)
    return (folder.plan, orders.count)
  }
}
