import Foundation

/// The memory of this machine and of processes on it, as Linux tells it.
public enum Memory {
  /// How many bytes of memory a process occupies now; `nil` where that is not known.
  public static func residentBytes(of process: Int32) -> Int? {
    guard let text = try? FileSystem.readText("/proc/\(process)/statm") else { return nil }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? Int(fields[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
  }

  /// How many bytes a process and all below it occupy now; what some of them share counts for each.
  public static func residentBytes(ofFamily process: Int32) -> Int? {
    residentBytes(of: process).map { own in
      children(of: process).reduce(own) { $0 + (residentBytes(ofFamily: $1) ?? 0) }
    }
  }

  /// The processes that a process has started and that still run.
  static func children(of process: Int32) -> [Int32] {
    let tasks = "/proc/\(process)/task"
    return ((try? FileSystem.list(tasks)) ?? []).flatMap { task in
      ((try? FileSystem.readText("\(tasks)/\(task)/children")) ?? "")
        .split(separator: " ").compactMap { Int32($0) }
    }
  }

  /// The most that this process has occupied so far.
  public static var peakResidentBytes: Int? { value("VmHWM", in: "/proc/self/status") }

  /// How many bytes new work may take before the machine has to swap.
  public static var availableBytes: Int? { value("MemAvailable", in: "/proc/meminfo") }

  public static var totalBytes: Int? { value("MemTotal", in: "/proc/meminfo") }

  /// A line such as `VmHWM:   1234 kB`, in bytes.
  private static func value(_ name: String, in path: String) -> Int? {
    guard let text = try? FileSystem.readText(path) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
