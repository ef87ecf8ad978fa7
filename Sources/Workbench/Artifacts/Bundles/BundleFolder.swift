public import Formats
public import Machine
public import Vocabulary

/// What a bundle holds before it is written: the manifest's own members, all weights, and golden rows.
public struct BundleContent: Sendable, Equatable {
  /// What the pipeline is and how it came about; the format and the files' hashes are added in writing.
  public let manifest: JSON
  public let weights: Weights
  /// Rows with the scores that a loader must find for them again.
  public let golden: [String: Tensor]
  /// The same rows as they were recorded, an object each; `nil` where that is not known.
  public let inputs: [JSON]?
  /// What programs other than Assay load, by the names of files.
  public let others: [String: [UInt8]]
  /// Whether the manifest sealed its own content; bundles of the first format did not.
  public let isSealed: Bool

  public init(
    manifest: JSON, weights: Weights, golden: [String: Tensor], inputs: [JSON]? = nil,
    others: [String: [UInt8]] = [:], isSealed: Bool = true
  ) {
    self.manifest = manifest
    self.weights = weights
    self.golden = golden
    self.inputs = inputs
    self.others = others
    self.isSealed = isSealed
  }
}

/// A folder that holds a fitted pipeline: `manifest.json`, `weights.safetensors`, `golden.npz`, `golden.jsonl` with the
/// golden rows as they were recorded, and files that other programs load.
///
/// The manifest names the other files with their hashes and seals itself, so that a changed byte is found, and so is a
/// file that nobody named. Nothing in it comes from a clock: equal pipelines are equal bytes.
public struct BundleFolder: Sendable, Equatable {
  public static let format = 3

  public let path: String

  public init(_ path: String) { self.path = path }

  /// Where the manifest of the bundle stands.
  public var manifest: String { at(Self.manifestFile) }

  /// Where the signature of the bundle stands, if it has one.
  public var signature: String { at(Self.signatureFile) }

  private static let weightsFile = "weights.safetensors"
  private static let goldenFile = "golden.npz"
  private static let inputsFile = "golden.jsonl"
  private static let manifestFile = "manifest.json"
  /// What stands beside the manifest once a bundle is signed.
  private static let signatureFile = "model.sig"

  /// What to do about a damaged bundle.
  static let advice =
    "take the bundle again from where it came; one in the folder of a run is made again by 'assay run' of its spec"

  /// What is wrong with the bundle that stands here; `nil` if nothing is.
  public var damage: FileError? {
    do throws(FileError) {
      _ = try read()
      return nil
    } catch { return error }
  }

  private func at(_ name: String) -> String { Paths.join(path, name) }

  /// Writes the bundle, whole or not at all.
  public func write(_ content: BundleContent) throws(FileError) {
    let growing = BundleFolder(path + ".part")
    try FileSystem.remove(growing.path)
    Leftovers.note(growing.path)
    try FileSystem.makeFolder(growing.path)
    var files = [
      (Self.weightsFile, SafeTensors.bytes(of: content.weights)),
      (Self.goldenFile, try NPZ.bytes(named: content.golden)),
    ]
    if let inputs = content.inputs {
      files.append((Self.inputsFile, Array(inputs.map { $0.text() + "\n" }.joined().utf8)))
    }
    files += content.others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    for (name, bytes) in files { try FileSystem.write(bytes, to: growing.at(name)) }
    var manifest = content.manifest.members ?? [:]
    manifest["format"] = JSON(Self.format)
    manifest["files"] = .object(
      files.map { name, bytes in (key: name, value: .text(SHA256.hex(of: bytes))) })
    try FileSystem.write(
      Seal.sealed(.object(manifest)).bytes(.indented), to: growing.at(Self.manifestFile))
    try FileSystem.remove(path)
    try FileSystem.move(growing.path, to: path)
  }

  /// Reads the bundle back; refuses a newer format, a file that is missing or that nobody named, a changed byte, and
  /// links, which may lead anywhere where a bundle was unpacked.
  public func read() throws(FileError) -> BundleContent {
    try refuseLink(Self.manifestFile)
    let (manifest, isSealed) = try readManifest()
    let hashes = try manifest["files"].members()
    try checkNames(hashes, format: manifest["format"].int())
    var bytes: [String: [UInt8]] = [:]
    for (name, hash) in hashes { bytes[name] = try read(name, hash) }
    guard let weights = bytes.removeValue(forKey: Self.weightsFile),
      bytes.removeValue(forKey: Self.goldenFile) != nil
    else { throw try manifest["files"].error("wanted \(Self.weightsFile) and \(Self.goldenFile)") }
    let inputs = bytes.removeValue(forKey: Self.inputsFile)
    return BundleContent(
      manifest: manifest.value,
      weights: try SafeTensors.weights(weights.span, path: at(Self.weightsFile)),
      golden: try NPZ(at(Self.goldenFile)).tensors(),
      inputs: try inputs.map { bytes throws(FileError) in try self.inputs(bytes) },
      others: bytes, isSealed: isSealed)
  }

  private func refuseLink(_ name: String) throws(FileError) {
    guard !FileSystem.isLink(at(name)) else {
      throw FileError(.notRegular, at(name), "is a link, which a bundle does not have")
    }
  }

  /// Refuses names that lead out of the folder, and files in it that the manifest does not name. Bundles of older
  /// formats had no files but Assay's own, and whatever somebody laid beside them.
  private func checkNames(
    _ hashes: [(String, JSONReader)], format: Int
  ) throws(FileError) {
    let own = [Self.weightsFile, Self.goldenFile, Self.inputsFile]
    for (name, hash) in hashes {
      guard own.contains(name) || format > 2 && name.isPlainFileName && name != Self.manifestFile
      else {
        throw hash.error("a bundle of this format has no file '\(name)'")
      }
    }
    guard format > 2 else { return }
    let named = Set(hashes.map(\.0)).union([Self.manifestFile, Self.signatureFile])
    for name in try FileSystem.list(path).sorted() where !named.contains(name) {
      throw FileError(
        .malformed, at(name), "is no part of the bundle, whose manifest does not name it")
    }
  }

  private func read(_ name: String, _ hash: JSONReader) throws(FileError) -> [UInt8] {
    try refuseLink(name)
    let content = try FileSystem.read(at(name), limit: ZipArchive.usualLimit)
    guard SHA256.hex(of: content) == (try hash.text()) else {
      throw FileError(
        .malformed, at(name),
        "the file is not the one that the manifest names: its SHA-256 differs; \(Self.advice)")
    }
    return content
  }

  /// The manifest, and whether it has sealed its content, as all but those of the first format have.
  private func readManifest() throws(FileError) -> (manifest: JSONReader, isSealed: Bool) {
    let path = at(Self.manifestFile)
    let (manifest, seal) = try Seal.open(path, advice: Self.advice)
    try manifest.checkFormat(atMost: Self.format)
    let format = try manifest["format"].int()
    guard seal != nil || format < 2 else {
      throw FileError(.malformed, path, "has no seal of its content, which its format has")
    }
    return (manifest, seal != nil)
  }

  private func inputs(_ bytes: [UInt8]) throws(FileError) -> [JSON] {
    var rows: [JSON] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      rows.append(try JSON(parsing: Array(line), name: at(Self.inputsFile)))
    }
    return rows
  }
}

extension String {
  /// Whether it can only name a file of the folder that it is looked for in.
  fileprivate var isPlainFileName: Bool {
    !isEmpty && !hasPrefix(".") && utf8.count <= 255
      && utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 >= 0x20 && $0 != 0x7f }
  }
}
