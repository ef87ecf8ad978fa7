import Formats
import Machine

/// What a signature of a folder is of: its files, each with its hash, as a statement that others can read (in-toto,
/// OpenSSF Model Signing 1.0).
struct SignedFiles: Equatable {
  /// SHA-256 of each file, by its path from the folder.
  let hashes: [(path: String, hash: String)]
  /// Paths that are no part of what is signed.
  let ignored: [String]

  static func == (one: SignedFiles, other: SignedFiles) -> Bool {
    one.hashes.elementsEqual(other.hashes, by: ==) && one.ignored == other.ignored
  }

  private init(hashes: [(path: String, hash: String)], ignored: [String]) {
    self.hashes = hashes
    self.ignored = ignored
  }

  /// The files below a folder as they are; links are refused.
  init(of folder: String, ignoring ignored: [String]) throws(FileError) {
    var hashes: [(String, String)] = []
    for path in try FileSystem.files(below: folder) {
      guard !ignored.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) else { continue }
      let file = Paths.join(folder, path)
      guard !FileSystem.isLink(file) else {
        throw FileError(.notRegular, file, "is a link, and links are not signed")
      }
      hashes.append((path, SHA256.hex(of: try FileSystem.read(file, limit: ZipArchive.usualLimit))))
    }
    self.init(hashes: hashes, ignored: ignored)
  }

  /// What the files are not, of what was signed; `nil` if they are all of it and nothing else.
  func difference(from signed: SignedFiles) -> String? {
    let (own, theirs) = (
      Dictionary(hashes.map { ($0.path, $0.hash) }) { first, _ in first },
      Dictionary(signed.hashes.map { ($0.path, $0.hash) }) { first, _ in first }
    )
    for (path, hash) in signed.hashes {
      guard let found = own[path] else { return "'\(path)' was signed and is not there" }
      if found != hash { return "'\(path)' is not what was signed" }
    }
    return hashes.first { theirs[$0.path] == nil }.map {
      "'\($0.path)' is there and was not signed"
    }
  }
}

extension SignedFiles {
  static let statement = "https://in-toto.io/Statement/v1"
  static let predicate = "https://model_signing/signature/v1.0"

  /// The statement about a folder of this name.
  func statement(about name: String) -> JSON {
    var all = SHA256()
    for (_, hash) in hashes { all.update(Self.bytes(of: hash) ?? []) }
    return [
      "_type": .text(Self.statement),
      "subject": [["name": .text(name), "digest": ["sha256": .text(all.finalize().hexadecimal)]]],
      "predicateType": .text(Self.predicate),
      "predicate": [
        "resources": .list(
          hashes.map { ["name": .text($0.path), "algorithm": "sha256", "digest": .text($0.hash)] }),
        "serialization": [
          "method": "files", "hash_type": "sha256", "allow_symlinks": false,
          "ignore_paths": .list(ignored.map(JSON.text)),
        ],
      ],
    ]
  }

  /// What a statement says was signed; refuses one of another sort, and one whose hash of all files is not theirs.
  init(_ statement: JSONReader) throws(FileError) {
    for (member, wanted) in [("_type", Self.statement), ("predicateType", Self.predicate)] {
      let found = try statement[member]
      guard try found.text() == wanted else { throw found.error("is not '\(wanted)'") }
    }
    let way = try statement["predicate"]["serialization"]
    for (member, wanted) in [("method", "files"), ("hash_type", "sha256")] {
      let found = try way[member]
      guard try found.text() == wanted else {
        throw found.error("is '\(try found.text())', which is not read here; '\(wanted)' is")
      }
    }
    var hashes: [(path: String, hash: String)] = []
    var all = SHA256()
    for resource in try statement["predicate"]["resources"].list() {
      let digest = try resource["digest"]
      guard try resource["algorithm"].text() == "sha256",
        let bytes = Self.bytes(of: try digest.text())
      else {
        throw digest.error("is no SHA-256")
      }
      all.update(bytes)
      hashes.append((try resource["name"].text(), try digest.text()))
    }
    guard Set(hashes.map(\.path)).count == hashes.count else {
      throw try statement["predicate"]["resources"].error("names a file twice")
    }
    let subjects = try statement["subject"].list()
    guard subjects.count == 1,
      try subjects[0]["digest"]["sha256"].text() == all.finalize().hexadecimal
    else { throw try statement["subject"].error("is not the hash of the files that are named") }
    var ignored: [String] = []
    for path in try way["ignore_paths"].list() { ignored.append(try path.text()) }
    self.init(hashes: hashes, ignored: ignored)
  }

  /// The bytes of 64 hexadecimal digits.
  private static func bytes(of hash: String) -> [UInt8]? {
    let digits = hash.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: 64, by: 2) {
      guard let high = digits[place], let low = digits[place + 1] else { return nil }
      bytes.append(UInt8(high * 16 + low))
    }
    return bytes
  }
}
