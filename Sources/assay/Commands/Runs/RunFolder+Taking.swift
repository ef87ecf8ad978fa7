import Artifacts
import Machine
import Wording

extension RunFolder {
  static let whatIsNeverRemoved =
    "A run that is at work is never removed, nor one that holds an active model ('assay models'), nor anything outside the "
    + "folder where runs land."

  /// Removes the run, or says what would be removed.
  func take(from reports: String, isDry: Bool, on console: Console) throws {
    try checkPlace(in: reports)
    guard let lock = try FileLock.attempt(self.lock) else {
      throw UsageError.other("\(path) is at work; end it first")
    }
    let names = try Registry(reports: reports).namesActive(onlyIn: self)
    guard names.isEmpty else {
      throw UsageError.other(
        "\(path) holds the active model of \(Phrase.listed(names.map { "'\($0)'" })); 'assay models retire' lets it go"
      )
    }
    let size = try size()
    guard !isDry else { return try console.print("would remove \(path), \(size)") }
    try remove(from: reports)
    withExtendedLifetime(lock) {}
    try RunIndex(reports: reports).forget(self)
    try console.print("removed \(path), \(size)")
  }

  /// How much room all files of the run take, as a reader sees it.
  func size() throws -> String {
    let bytes = try bytes()
    return bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KiB" : "\(bytes >> 20) MiB"
  }

  /// How many bytes all files of the run take.
  func bytes() throws -> Int {
    try FileSystem.files(below: path).map { Paths.join(path, $0) }
      .filter { !FileSystem.isLink($0) }
      .reduce(0) { sum, file in sum + (try FileSystem.size(of: file)) }
  }
}

extension RunIndex {
  /// The index of the runs as they are now, with a complaint for each that cannot be read.
  static func current(of reports: String, on console: Console) throws -> RunIndex {
    let index = try RunIndex(reports: reports)
    _ = try index.rebuild()
    for damage in index.damages { console.complain("assay: warning: \(damage)") }
    return index
  }
}

extension String {
  /// Refuses a folder of runs that is not there, which would look like one without runs.
  func mustBeThere() throws(UsageError) {
    guard FileSystem.exists(self) else {
      throw .other("there is no folder '\(self)'; name another with --out")
    }
  }
}

extension Declaration.Option {
  static let reports = Self(
    name: "--out", value: "DIR", help: "where runs land (default: reports)")
}

extension Words {
  /// The folder below which runs land.
  var reports: String { value("--out") ?? "reports" }
}
