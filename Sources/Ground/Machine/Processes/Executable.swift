import Foundation

/// Programs on this machine.
public enum Executable {
  /// Where the program called `name` is, as a shell would find it; `nil` where there is none.
  public static func find(_ name: String) -> String? {
    if name.contains("/") { return isRunnable(name) ? name : nil }
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { Paths.join(String($0), name) }.first(
      where: isRunnable)
  }

  /// The program that is running.
  public static var current: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return find(CommandLine.arguments[0]) ?? CommandLine.arguments[0] }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The program that speaks HTTP, which lies beside the one that is running.
  public static var web: String { Paths.join(Paths.folder(of: current), "assay-web") }

  private static func isRunnable(_ path: String) -> Bool {
    unsafe FileSystem.kind(of: path) == .file && access(path, X_OK) == 0
  }
}
