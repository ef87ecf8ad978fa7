import Machine

/// Gives `work` a new folder and removes it afterwards.
public func withTemporaryFolder<Answer>(_ work: (String) throws -> Answer) throws -> Answer {
  let folder = try FileSystem.makeTemporaryFolder("assay-test")
  defer { try? FileSystem.remove(folder) }
  return try work(folder)
}
