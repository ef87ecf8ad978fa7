import Foundation

/// Where a tracker listens.
public struct TrackerAddress: Sendable, Equatable, CustomStringConvertible {
  /// Without a slash at its end.
  let root: String

  /// Refuses what is no address, and one that holds a password: it would stand in lists of processes and in histories.
  public init(_ text: String) throws(PublishError) {
    guard let parts = URLComponents(string: text),
      ["http", "https"].contains(parts.scheme?.lowercased())
    else { throw .badAddress(Self.hidden(text), why: "it does not begin with http:// or https://") }
    guard parts.user == nil, parts.password == nil else {
      throw .badAddress(
        Self.hidden(text),
        why:
          "it holds credentials, which belong into MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD"
      )
    }
    guard parts.host?.isEmpty == false else { throw .badAddress(text, why: "it names no host") }
    guard parts.query == nil, parts.fragment == nil else {
      throw .badAddress(text, why: "nothing may stand behind its path")
    }
    root = text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  public var description: String { root }

  /// Whether what is sent there can be read on its way, beyond this machine.
  public var isOpen: Bool {
    guard let parts = URLComponents(string: root), parts.scheme?.lowercased() == "http" else {
      return false
    }
    return !["localhost", "127.0.0.1", "[::1]", "::1"].contains(parts.host?.lowercased() ?? "")
  }

  /// The text without what may be a password.
  private static func hidden(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return text }
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    return start < at ? text[..<start] + "…" + text[at...] : text
  }
}
