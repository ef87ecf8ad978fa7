import CPosix

/// This process and all that it has started, directly or not.
public enum ProcessGroup {
  /// From now on they end together when whoever started this process dies, in whatever way.
  ///
  /// Only a process that leads a group of its own does so, as a `ChildProcess` does, and only on Linux.
  public static func endWithParent() throws(FileError) {
    guard assay_end_group_with_parent() == 0 else {
      throw .lastCall("this process", "have it end with the one that started it")
    }
  }
}
