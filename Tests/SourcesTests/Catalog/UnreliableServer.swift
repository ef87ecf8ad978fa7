import Foundation

/// A local file server, in a process of its own, that can be told to break off, to resume and to lie.
final class UnreliableServer {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  let port: Int
  private let process = Process()

  init(serving file: String, script: String = #filePath) throws {
    let output = Foundation.Pipe()
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = [
      URL(fileURLWithPath: script).deletingLastPathComponent()
        .appendingPathComponent("unreliable_server.py").path, file,
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  func address(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  deinit { process.terminate() }
}
