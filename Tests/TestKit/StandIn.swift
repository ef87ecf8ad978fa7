public import Machine

/// A program of the shell that stands in for another in a test.
public enum StandIn {
  /// Writes `script`, so that it can be started at `path`.
  ///
  /// Another program writes it: while this one did, any test could start a child that holds the open file until it
  /// becomes what it is to be, and a file that somebody may write is not started ("text file busy").
  public static func write(_ script: String, to path: String) throws(FileError) {
    let outcome = try ChildProcess.run(
      "/bin/sh", ["-c", #"cat >"$0" && chmod +x "$0""#, path],
      input: Array("#!/bin/sh\n\(script)\n".utf8))
    guard outcome.status == .exited(code: 0) else {
      throw FileError(.refused, path, "the shell that writes it \(outcome.status)")
    }
  }
}
