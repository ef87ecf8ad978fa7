import CPosix
import Foundation

/// What may be done with a stream that a person may be looking at.
public struct Terminal: Sendable, Equatable {
  /// Whether it is a terminal at all, and no file or pipe.
  public let isTerminal: Bool
  /// How many cells a line has; 80 where that is not known.
  public let width: Int
  /// Whether color is welcome: on a terminal that knows it, unless `NO_COLOR` says otherwise.
  public let allowsColor: Bool
  /// Whether a line on it can be drawn over: on a terminal that knows how.
  public let canRedraw: Bool

  public enum Stream: Int32, Sendable {
    case input = 0
    case output = 1
    case errors = 2
  }

  public init(_ stream: Stream) {
    self.init(
      isTerminal: isatty(stream.rawValue) == 1,
      width: Int(assay_terminal_width(stream.rawValue)),
      environment: ProcessInfo.processInfo.environment)
  }

  init(isTerminal: Bool, width: Int, environment: [String: String]) {
    self.isTerminal = isTerminal
    self.width = width > 0 ? width : environment["COLUMNS"].flatMap { Int($0) } ?? 80
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    canRedraw = isTerminal && environment["TERM"] != "dumb"
    allowsColor = canRedraw && !isRefused
  }
}
