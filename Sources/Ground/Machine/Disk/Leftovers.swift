import Foundation
import Synchronization

/// What would be left behind if this program ended now: files that still grow, folders for a while, locks, and
/// programs that it has started.
///
/// Whoever makes such a thing notes it here until it is whole or gone, so that an ending before its time clears up
/// without knowing who was at what.
public enum Leftovers {
  struct State {
    var paths: Set<String> = []
    var children: [Int32: Child] = [:]
    /// Whether what children leave behind becomes ours.
    var adoptsOrphans = false
    var written = 0
    var lastWritten: String?
  }

  /// A program that was started and whose end was not collected yet.
  struct Child {
    let sharesGroup: Bool
    let clearsUp: Bool
  }

  /// Held by whoever makes, finishes or removes such a thing, and for good by who ends the program.
  private static let state = Mutex(State())

  static func change<Answer, Failure: Error>(
    _ work: (inout sending State) throws(Failure) -> sending Answer
  ) throws(Failure) -> sending Answer { try state.withLock(work) }

  /// From now on what is at `path`, or comes to be there, goes when the program is ended before its time.
  public static func note(_ path: String) { change { _ = $0.paths.insert(path) } }

  /// What is at `path` stays, or is gone already.
  public static func forget(_ path: String) { change { _ = $0.paths.remove(path) } }

  /// What this program has written so far.
  public struct Written: Sendable, Equatable {
    /// How many files were put in their places, each whole.
    public let files: Int
    /// The latest of them.
    public let last: String?

    public init(files: Int, last: String?) {
      self.files = files
      self.last = last
    }
  }

  /// Ends the program with `code` in order, unless somebody ends it before its time.
  public static func exitProgram(code: Int32) -> Never {
    change { _ in exit(code) }
  }

  /// Ends the program with `code` and leaves nothing of all that behind.
  ///
  /// Nobody makes or finishes anything meanwhile, so that what is told of what was written stays true.
  public static func endProgram(code: Int32, tell: (Written) -> Void) -> Never {
    change { state in
      endChildren(&state)
      for path in state.paths { try? FileSystem.removeTree(path) }
      tell(Written(files: state.written, last: state.lastWritten))
      _exit(code)
    }
  }
}

extension Leftovers.State {
  /// A file is in its place that grew at `path`; it counts as written unless it is only there for a while.
  mutating func keep(_ path: String, as target: String) {
    paths.remove(path)
    guard !paths.contains(target) else { return }
    written += 1
    lastWritten = target
  }
}
