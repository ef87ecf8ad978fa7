import CPosix
import Dispatch
import Foundation
import Synchronization

/// The one thread from which children are started, and which lives as long as the program.
///
/// On Linux a child can be bound to the thread that started it and no less; threads of a pool end
/// when they have nothing to do, and would take the children with them.
final class SpawningThread: Sendable {
  static let shared = SpawningThread()

  private let requests = Mutex<[@Sendable () -> Void]>([])
  private let waiting = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in
      while true {
        waiting.wait()
        requests.withLock { $0.removeFirst() }()
      }
    }
    thread.name = "starts children"
    thread.start()
  }

  /// Starts a program with the streams given and answers its process.
  func spawn(
    _ path: String, _ arguments: [String], _ environment: [String], _ folder: String?,
    _ streams: [Descriptor], _ kind: Leftovers.Child
  ) throws(FileError) -> Int32 {
    let order = Order()
    let numbers = streams.map(\.number)
    requests.withLock { requests in
      requests.append {
        let process = unsafe withCStrings(arguments) { arguments in
          unsafe withCStrings(environment) { environment in
            Leftovers.change { state -> Int32 in
              let process = unsafe assay_spawn(
                path, arguments, environment, folder, numbers, kind.sharesGroup ? 0 : 1)
              if process > 0 { state.children[process] = kind }
              return process
            }
          }
        }
        order.answer.withLock {
          $0 = process > 0 ? .success(process) : .failure(.lastCall(path, "start it"))
        }
        order.isDone.signal()
      }
    }
    waiting.signal()
    order.isDone.wait()
    guard let answer = order.answer.withLock({ $0 }) else { fatalError("a child was not started") }
    return try answer.get()
  }

  /// One child that somebody waits for.
  private final class Order: Sendable {
    let answer = Mutex<Result<Int32, FileError>?>(nil)
    let isDone = DispatchSemaphore(value: 0)
  }
}

/// Gives `work` the texts as C has them: pointers to characters, then null.
private func withCStrings<Answer>(
  _ texts: [String], _ work: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Answer
) -> Answer {
  var pointers = unsafe texts.map { unsafe strdup($0) }
  unsafe pointers.append(nil)
  defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
  return unsafe work(pointers)
}
