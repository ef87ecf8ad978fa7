// The sentences of what is wrong with the catalog and with what is fetched.
extension DatasetError {
  static let noCatalog = DatasetError(
    found: "no 'datasets/catalog.json' above the program or the current folder", wanted: "one",
    advice: "set ASSAY_HOME to the folder of Assay")

  static func noSuchEntry(_ name: String, close: String?) -> Self {
    DatasetError(
      subject: "catalog", found: "no entry '\(name)'", wanted: "one of its names",
      advice: close.map { "did you mean '\($0)'?" } ?? "'assay data list' shows them")
  }

  static func notInMirror(_ name: String, path: String) -> Self {
    DatasetError(
      file: path, subject: "catalog entry '\(name)'", found: "no such file",
      wanted: "the file of the mirror", advice: "name the folder that holds the catalog's files")
  }

  static func wrongHash(_ path: String, found: String, wanted: String) -> Self {
    DatasetError(
      file: path, found: "content with SHA-256 \(found.prefix(12))…",
      wanted: "\(wanted.prefix(12))… as in the catalog",
      advice: "the file was changed or damaged; nothing of it is used")
  }

  static func notFetchable(_ name: String, repository: String) -> Self {
    DatasetError(
      subject: "catalog entry '\(name)'", found: "no single published file that holds it",
      wanted: "a copy of the converted file",
      advice: "name a folder that has it with '--mirror'; it was made from \(repository)")
  }

  static func notFetched(_ name: String) -> Self {
    DatasetError(
      subject: "catalog entry '\(name)'", found: "no copy of it on this machine",
      wanted: "it in the cache", advice: "run 'assay data fetch \(name)'")
  }

  static func noTable(_ name: String, kind: String) -> Self {
    DatasetError(
      subject: "catalog entry '\(name)'", found: "a file of kind '\(kind)'",
      wanted: "one that is read as a table")
  }

  static func noWebProgram(_ path: String) -> Self {
    DatasetError(
      file: path, found: "no such program", wanted: "the one that asks servers",
      advice: "it comes with Assay; put it back into the folder where 'assay' is")
  }

  static func badAnswer(_ address: String, _ found: String, wanted: String) -> Self {
    DatasetError(file: address, found: found, wanted: wanted)
  }

  static func brokenOff(_ address: String, have: Int, of total: Int, why: String) -> Self {
    DatasetError(
      file: address, found: "\(why) after \(have) of \(total) bytes", wanted: "all of them",
      advice: "run it again to go on from there")
  }
}
