public import Machine

extension RunFolder {
  /// Removes the run with all its files; refused where its folder is not `reports/NAME/RUN` itself, but
  /// somewhere else, or reached by a link.
  public func remove(from reports: String) throws(FileError) {
    try checkPlace(in: reports)
    try FileSystem.remove(path)
  }

  /// Refuses a folder that does not lie where runs land.
  public func checkPlace(in reports: String) throws(FileError) {
    let experiment = Paths.folder(of: path)
    guard Paths.absolute(Paths.folder(of: experiment)) == Paths.absolute(reports) else {
      throw FileError(
        .notThat, path,
        "is no run below \(reports), so that nothing of it is removed; say with '--out' "
          + "where its runs land")
    }
    for folder in [experiment, path] where FileSystem.isLink(folder) {
      throw FileError(
        .notThat, folder, "is a link, and what it leads to is not removed; remove the link itself")
    }
  }
}
