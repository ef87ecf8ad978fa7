import Machine
import Sources
import Vocabulary

/// A folder for the files of one test.
final class Scratch {
  let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder("assay-datasets") }

  deinit { try? FileSystem.remove(folder) }

  func path(_ name: String) -> String { Paths.join(folder, name) }

  /// Writes a file and answers its path.
  func file(_ name: String, _ text: String) throws -> String {
    try FileSystem.write(text, to: path(name))
    return path(name)
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try FileSystem.write(bytes, to: path(name))
    return path(name)
  }

  /// Reads `text` as a file called `name`.
  func read(
    _ text: String, as name: String = "data.csv",
    _ change: (inout ReadingSettings) throws -> Void = { _ in }
  ) throws -> Dataset {
    var settings = ReadingSettings()
    try change(&settings)
    return try DataSource.file(try file(name, text)).read(settings)
  }

  /// What is wrong with `text`, without the folder.
  func complaint(
    _ text: String, as name: String = "data.csv",
    _ change: (inout ReadingSettings) throws -> Void = { _ in }
  ) throws -> String {
    do throws(DatasetError) {
      var settings = ReadingSettings()
      do { try change(&settings) } catch { return "setting: \(error)" }
      _ = try DataSource.file(try written(name, text)).read(settings)
      return "no complaint"
    } catch { return error.description.replacing(folder + "/", with: "") }
  }

  private func written(_ name: String, _ text: String) throws(DatasetError) -> String {
    do { return try file(name, text) } catch { throw DatasetError(.told("\(error)")) }
  }
}
