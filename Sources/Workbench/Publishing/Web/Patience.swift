import Foundation

/// How often a server is asked again that did not answer, and after how many seconds.
public struct Patience: Sendable, Equatable {
  public let waits: [Double]

  public init(waits: [Double]) { self.waits = waits }

  public static let usual = Patience(waits: [0.5, 2, 5])

  /// Does `work` until it answers something, waiting between its tries; the last failure where it never does.
  ///
  /// - Parameter isWorthIt: Whether a failure may pass.
  func trying<Answer, Failure: Error>(
    _ work: () throws(Failure) -> Answer, isWorthIt: (Failure) -> Bool
  ) throws(Failure) -> Answer {
    for wait in waits {
      do throws(Failure) { return try work() } catch {
        guard isWorthIt(error) else { throw error }
      }
      Self.wait(wait)
    }
    return try work()
  }

  static func wait(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }
}
