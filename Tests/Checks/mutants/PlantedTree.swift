import Foundation

/// A copy of the package with all mutants in it, built once; files that stay the same are left alone.
final class PlantedTree {
  let root: String
  private let original: String
  private let house: House
  /// The mutants by number; those that the compiler refuses go.
  private(set) var mutants: [Int: Mutation]
  private var files: [String: PlantedFile] = [:]

  init(of original: String, at root: String, _ house: House, _ mutations: [Mutation]) {
    self.original = original
    self.root = root
    self.house = house
    mutants = Dictionary(uniqueKeysWithValues: mutations.enumerated().map { ($0 + 1, $1) })
  }

  /// Brings the copy up to date.
  func write() throws {
    let listed = try Command.output(
      "git", ["ls-files", "-co", "--exclude-standard", "-z"], in: original)
    let paths = listed.split(separator: "\0").map(String.init)
    let byFile = Dictionary(grouping: mutants, by: \.value.file)
    var kept: Set<String> = []
    for path in paths {
      guard let data = FileManager.default.contents(atPath: "\(original)/\(path)") else { continue }
      var bytes = [UInt8](data)
      if path == "Package.swift" { bytes = Self.relaxed(bytes) }
      if let members = byFile[path] {
        let file = PlantedFile(
          SourceText(bytes), members.map { (number: $0.key, mutation: $0.value) })
        files[path] = file
        bytes = file.text.bytes
      }
      try keep(bytes, at: path)
      kept.insert(path)
    }
    for room in house.rooms where mutants.values.contains(where: { $0.room == room.name }) {
      try keep([UInt8](Self.switchboard.utf8), at: "\(room.folder)/Mutants.swift")
      kept.insert("\(room.folder)/Mutants.swift")
    }
    try removeOthers(than: kept)
  }

  /// Takes out the mutants that an error of the compiler points at, and answers which.
  func removeBlamed(path: String, line: Int, column: Int) -> [Mutation] {
    guard path.hasPrefix(root + "/") else { return [] }
    let blamed = files[String(path.dropFirst(root.count + 1))]?.blamed(line: line, column: column)
    return (blamed ?? []).compactMap { mutants.removeValue(forKey: $0) }
  }

  func remove(where isRefused: (Mutation) -> Bool) -> [Mutation] {
    let refused = mutants.filter { isRefused($0.value) }
    for number in refused.keys { mutants.removeValue(forKey: number) }
    return Array(refused.values)
  }

  private func keep(_ bytes: [UInt8], at path: String) throws {
    let target = "\(root)/\(path)"
    let manager = FileManager.default
    if let there = manager.contents(atPath: target), there == Data(bytes) { return }
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: target))
    let rights = try? manager.attributesOfItem(atPath: "\(original)/\(path)")[.posixPermissions]
    if let rights { try manager.setAttributes([.posixPermissions: rights], ofItemAtPath: target) }
  }

  private func removeOthers(than kept: Set<String>) throws {
    for path in FileManager.default.enumerator(atPath: root) ?? .init() {
      guard let path = path as? String, !path.hasPrefix(".build"), !kept.contains(path) else {
        continue
      }
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder),
        !isFolder.boolValue
      {
        try FileManager.default.removeItem(atPath: "\(root)/\(path)")
      }
    }
  }

  /// A mutant may leave a warning behind, so that here no warning is an error.
  private static func relaxed(_ manifest: [UInt8]) -> [UInt8] {
    let text = String(decoding: manifest, as: UTF8.self)
      .replacing(/\.treatAllWarnings\(as: \.error\),?/, with: "")
      .replacing(/\.strictMemorySafety\(\),?/, with: "")
    return [UInt8](text.utf8)
  }

  /// What each room asks whether a mutant is on: the environment says which, or where to note those that were
  /// asked for.
  private static let switchboard = """
    #if canImport(Glibc)
      import Glibc
    #else
      import Darwin
    #endif

    private let chosen = getenv("ASSAY_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0
    private let notes = getenv("ASSAY_MUTANTS_REACHED").map { open($0, O_WRONLY | O_APPEND | O_CREAT, 0o644) }
    nonisolated(unsafe) private let noted = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
    private let isNoting: Bool = {
      noted.initialize(repeating: 0, count: 1 << 16)
      return notes != nil
    }()

    @usableFromInline func mutant(_ number: Int) -> Bool {
      if isNoting, noted[number] == 0 {
        noted[number] = 1
        let line = Array("\\(number)\\n".utf8)
        _ = line.withUnsafeBytes { write(notes!, $0.baseAddress, $0.count) }
      }
      return number == chosen
    }

    """
}
