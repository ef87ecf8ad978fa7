import Formats
import Foundation
import Machine
import Wording

/// The public data sets that can be asked for by name, and where their files are on this machine.
public struct Catalog: Sendable {
  /// All entries, in the order of the file: embedded sets first.
  public let entries: [CatalogEntry]
  /// The folder of the catalog and of the embedded sets.
  public let folder: String
  /// The folder where fetched files are kept.
  public let cache: String

  /// Reads `catalog.json` of `folder`.
  public init(folder: String, cache: String = Catalog.usualCache) throws(DatasetError) {
    self.folder = folder
    self.cache = cache
    do throws(FileError) {
      let json = try JSONReader.read(Paths.join(folder, "catalog.json"))
      entries = try json["entries"].list().map { entry throws(FileError) in
        try CatalogEntry(entry)
      }
    } catch { throw DatasetError(error) }
  }

  /// Reads the catalog that came with Assay.
  public init() throws(DatasetError) {
    guard let folder = Self.home else { throw .noCatalog }
    try self.init(folder: folder)
  }

  /// The entry called `name`, in any case of letters if that leaves no doubt.
  public func entry(_ name: String) throws(DatasetError) -> CatalogEntry {
    if let entry = entries.first(where: { $0.name == name }) { return entry }
    let alike = entries.filter { $0.name.lowercased() == name.lowercased() }
    if alike.count == 1 { return alike[0] }
    let ends = entries.filter { $0.name.lowercased().hasSuffix("/" + name.lowercased()) }
    let close =
      ends.count == 1 ? ends[0].name : Spelling.suggestion(for: name, among: entries.map(\.name))
    throw .noSuchEntry(name, close: close)
  }
}

// Where things are; the environment decides before anything else does.
extension Catalog {
  /// `ASSAY_CACHE`, else `~/.cache/assay`.
  public static var usualCache: String {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment["ASSAY_CACHE"], !folder.isEmpty { return folder }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return Paths.join(Paths.join(home, ".cache"), "assay")
  }

  /// The `datasets` folder of `ASSAY_HOME`, else of the closest folder above the executable or, failing
  /// that, above the current folder that has one with a catalog.
  public static var home: String? {
    let environment = ProcessInfo.processInfo.environment
    if let home = environment["ASSAY_HOME"], !home.isEmpty { return Paths.join(home, "datasets") }
    let executable = Bundle.main.executablePath.map(Paths.folder)
    for start in [executable, FileManager.default.currentDirectoryPath] {
      if let start, let folder = home(above: start) { return folder }
    }
    return nil
  }

  /// The `datasets` folder with a catalog in `start` or the closest folder above it.
  public static func home(above start: String) -> String? {
    var folder = start
    while true {
      let candidate = Paths.join(folder, "datasets")
      if FileSystem.kind(of: Paths.join(candidate, "catalog.json")) == .file { return candidate }
      let parent = Paths.folder(of: folder)
      if parent == folder || folder == "." { return nil }
      folder = parent
    }
  }
}
