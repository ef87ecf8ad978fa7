import Foundation

/// How a process ended.
public enum ExitStatus: Sendable, Equatable {
  case exited(code: Int32)
  case killed(signal: Int32)

  /// From what `waitpid` tells.
  init(_ status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: signal)
  }

  public var isSuccess: Bool { self == .exited(code: 0) }
}

extension ExitStatus: CustomStringConvertible {
  /// `ended with code 3`, `was killed by signal 9 (Killed)`
  public var description: String {
    switch self {
    case .exited(let code): "ended with code \(code)"
    case .killed(let signal):
      "was killed by signal \(signal) (\(unsafe String(cString: strsignal(signal))))"
    }
  }
}
