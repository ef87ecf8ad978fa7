import Foundation
import Synchronization

/// Ctrl-C and SIGTERM: a wish to end, which the first time may be granted in order.
public enum Interruption {
  private static let received = Atomic<Int>(0)
  private static let bell = Mutex<Pipe?>(nil)
  private static let bellNumber = Atomic<Int32>(-1)

  /// How often the program was asked to end so far; counted from `handle` on.
  public static var count: Int { received.load(ordering: .acquiring) }

  /// From now on each such wish calls `handler` with its number, from 1, on a thread of its own.
  ///
  /// No wish is lost, and `count` has been raised before `handler` is called. Calling this again is
  /// a mistake.
  public static func handle(_ handler: @escaping @Sendable (Int) -> Void) throws(FileError) {
    let pipe = try Pipe("the pipe for signals")
    bell.withLock { bell in
      precondition(bell == nil, "interruptions are handled already")
      bell = pipe
    }
    bellNumber.store(pipe.writer.number, ordering: .sequentiallyConsistent)
    let reader = PipeReader(pipe.reader)
    let thread = Thread {
      var told = 0
      while let rings = try? reader.read(), !rings.isEmpty {
        for _ in rings {
          told += 1
          handler(told)
        }
      }
    }
    thread.name = "answers signals"
    thread.start()
    for signal in [SIGINT, SIGTERM] { install(signal) }
  }

  private static func install(_ number: Int32) {
    // In here only what is safe whatever was interrupted: atomics that exist already, and `write`.
    let ring: @convention(c) (Int32) -> Void = { _ in
      let before = errno
      Interruption.received.wrappingAdd(1, ordering: .acquiringAndReleasing)
      var byte: UInt8 = 1
      _ = unsafe write(Interruption.bellNumber.load(ordering: .relaxed), &byte, 1)
      errno = before
    }
    _ = signal(number, ring)
  }
}
