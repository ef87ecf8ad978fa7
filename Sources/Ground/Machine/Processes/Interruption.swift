import CPosix
import Foundation
import Synchronization

/// Ctrl-C, SIGTERM and the end of whoever started us: wishes to end, of which the first may be granted in order.
public enum Interruption {
  /// A wish as it came in.
  public struct Wish: Sendable, Equatable {
    /// How many there were with this one.
    public let number: Int
    public let signal: Signal

    public init(number: Int, signal: Signal) {
      self.number = number
      self.signal = signal
    }
  }

  public enum Signal: UInt8, Sendable, CaseIterable {
    /// Ctrl-C.
    case interrupt = 2
    case terminate = 15
    /// The terminal, or the program that started us, has gone.
    case hangUp = 1
  }

  private static let received = Atomic<Int>(0)
  private static let firstSignal = Atomic<UInt8>(0)
  private static let granting = Atomic<Int>(0)
  private static let bell = Mutex<Pipe?>(nil)
  private static let bellNumber = Atomic<Int32>(-1)

  /// How often the program was asked to end so far; counted from `handle` on.
  public static var count: Int { received.load(ordering: .acquiring) }

  /// What the first wish came by.
  public static var first: Signal? { Signal(rawValue: firstSignal.load(ordering: .acquiring)) }

  /// Whether somebody looks at `count` and ends in order.
  public static var isGranted: Bool { granting.load(ordering: .acquiring) > 0 }

  /// Does `work`, which looks at `count` and returns soon after it has risen.
  public static func granted<Answer, Failure: Error>(
    _ work: () throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    granting.wrappingAdd(1, ordering: .acquiringAndReleasing)
    defer { granting.wrappingSubtract(1, ordering: .acquiringAndReleasing) }
    return try work()
  }

  /// From now on each such wish calls `handler`, on a thread of its own.
  ///
  /// No wish is lost, and `count` has been raised before `handler` is called. The fourth ends the program as it
  /// stands, whatever `handler` is at. Only the first can be a hang-up: who has started us ends thread by thread,
  /// and hangs up with each. Calling this again is a mistake.
  public static func handle(_ handler: @escaping @Sendable (Wish) -> Void) throws(FileError) {
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
        for ring in rings {
          told += 1
          handler(Wish(number: told, signal: Signal(rawValue: ring) ?? .terminate))
        }
      }
    }
    thread.name = "answers signals"
    thread.start()
    for signal in Signal.allCases { install(Int32(signal.rawValue)) }
  }

  /// Has the end of the program that started this one be a wish to end; on Linux only.
  public static func listenToParent() throws(FileError) {
    guard assay_hang_up_with_parent() == 0 else {
      throw .lastCall("this process", "have it hear of the end of the one that started it")
    }
  }

  private static func install(_ number: Int32) {
    // In here only what is safe whatever was interrupted: atomics that exist already, and `write`.
    let ring: @convention(c) (Int32) -> Void = { number in
      let before = errno
      var byte = UInt8(truncatingIfNeeded: number)
      let isFirst = Interruption.firstSignal.compareExchange(
        expected: 0, desired: byte, ordering: .acquiringAndReleasing
      ).exchanged
      if number == SIGHUP, !isFirst { return }
      let count = Interruption.received.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
      if count > 3 { _exit(130) }
      _ = unsafe write(Interruption.bellNumber.load(ordering: .relaxed), &byte, 1)
      errno = before
    }
    // Who was started by 'nohup' shall outlive its terminal.
    let isWanted = number != SIGHUP || assay_is_ignored(number) == 0
    if isWanted { _ = signal(number, ring) }
  }
}
