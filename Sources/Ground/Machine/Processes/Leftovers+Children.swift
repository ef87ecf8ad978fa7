import CPosix
import Foundation

// Programs are left behind as files are: by those that started them, and by those that these have started.
extension Leftovers {
  /// From now on what our children leave running becomes our own, and ends as soon as one of our children has.
  ///
  /// For a program that starts children by `ChildProcess` alone, and whose children run one at a time or do the
  /// same for theirs; it has an effect on Linux only.
  public static func adoptOrphans() throws(FileError) {
    guard assay_adopt_orphans() == 0 else {
      throw .lastCall("this process", "have it adopt what its children leave behind")
    }
    change { $0.adoptsOrphans = true }
  }

  /// Collects a child that has ended; how it did, or `nil` if that cannot be told.
  static func collect(_ child: Int32) -> Int32? {
    change { state in
      // Until it is collected, its number is that of its group and nobody else's.
      if state.children[child]?.sharesGroup == false { kill(-child, SIGKILL) }
      var status: Int32 = 0
      guard unsafe waitpid(child, &status, 0) == child else { return nil }
      state.children[child] = nil
      endOrphans(state)
      return status
    }
  }

  /// Ends what children that are gone have left running, in whatever group or session it is.
  private static func endOrphans(_ state: State) {
    guard state.adoptsOrphans else { return }
    endAll { Memory.children(of: getpid()).filter { state.children[$0] == nil } }
  }

  /// Ends all children, first those in order that clear up after themselves.
  static func endChildren(_ state: inout State) {
    let inOrder = state.children.filter(\.value.clearsUp).keys
    for child in inOrder { kill(child, SIGTERM) }
    let watch = Stopwatch()
    while inOrder.contains(where: isRunning), watch.seconds < patience { usleep(2000) }
    for (child, kind) in state.children { kill(kind.sharesGroup ? child : -child, SIGKILL) }
    if state.adoptsOrphans { endAll { Memory.children(of: getpid()) } }
    state.children = [:]
  }

  /// How long who clears up is waited for, and who was killed, in seconds.
  static let patience = 2.0

  private static func isRunning(_ child: Int32) -> Bool {
    var info = unsafe siginfo_t()
    return unsafe waitid(P_PID, id_t(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0
      && info.si_signo == 0
  }

  /// Kills and collects processes until there are none: of each that ends, its own children become ours.
  private static func endAll(_ processes: () -> [Int32]) {
    let watch = Stopwatch()
    while watch.seconds < patience {
      let found = processes()
      if found.isEmpty { return }
      for process in found {
        kill(process, SIGKILL)
        waitpid(process, nil, WNOHANG)
      }
      usleep(500)
    }
  }
}
