import Foundation

/// What this machine is, as its system tells it.
public enum Host {
  /// The system and its release, such as `Linux 6.1.0`.
  public static var system: String {
    var names = utsname()
    guard unsafe uname(&names) == 0 else { return "unknown" }
    return "\(text(of: names.sysname)) \(text(of: names.release))"
  }

  /// What the processor is called.
  public static var processor: String {
    let lines = (try? FileSystem.readText("/proc/cpuinfo"))?.split(separator: "\n") ?? []
    let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
  }

  /// What this machine is called.
  public static var name: String { ProcessInfo.processInfo.hostName }

  /// Whether this is a step of GitHub's continuous integration, which reads annotations.
  public static var isGitHubAction: Bool {
    ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true"
  }

  /// How many processors may be used.
  public static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  private static func text<Field>(of field: Field) -> String {
    unsafe withUnsafeBytes(of: field) {
      unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
