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
  /// Whether the manifest sealed its own content; bundles of the first format did not.
  public let isSealed: Bool

  public init(
    manifest: JSON, weights: Weights, golden: [String: Tensor], inputs: [JSON]? = nil,
    isSealed: Bool = true
  ) {
    self.manifest = manifest
    self.weights = weights
    self.golden = golden
    self.inputs = inputs
    self.isSealed = isSealed
  }
}

/// A folder that holds a fitted pipeline: `manifest.json`, `weights.safetensors`, `golden.npz`, and
/// `golden.jsonl` with the golden rows as they were recorded.
///
/// The manifest names the other files with their hashes and seals itself, so that a changed byte is found.
/// Nothing in it comes from a clock: equal pipelines are equal bytes.
public struct BundleFolder: Sendable, Equatable {
  public static let format = 2

  public let path: String

  public init(_ path: String) { self.path = path }

  private static let weightsFile = "weights.safetensors"
  private static let goldenFile = "golden.npz"
  private static let inputsFile = "golden.jsonl"
  private static let manifestFile = "manifest.json"

  /// What to do about a damaged bundle.
  private static let advice =
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

  /// Reads the bundle back; refuses a newer format, a missing file, a changed byte, and links, which may lead
  /// anywhere where a bundle was unpacked.
  public func read() throws(FileError) -> BundleContent {
    for name in [Self.manifestFile, Self.weightsFile, Self.goldenFile, Self.inputsFile]
    where FileSystem.isLink(at(name)) {
      throw FileError(.notRegular, at(name), "is a link, which a bundle does not have")
    }
    let (manifest, isSealed) = try readManifest()
    var bytes: [String: [UInt8]] = [:]
    for (name, hash) in try manifest["files"].members() {
      guard [Self.weightsFile, Self.goldenFile, Self.inputsFile].contains(name) else {
        throw hash.error("a bundle of this format has no file '\(name)'")
      }
      let content = try FileSystem.read(at(name), limit: ZipArchive.usualLimit)
      guard SHA256.hex(of: content) == (try hash.text()) else {
        throw FileError(
          .malformed, at(name),
          "the file is not the one that the manifest names: its SHA-256 differs; \(Self.advice)")
      }
      bytes[name] = content
    }
    guard let weights = bytes[Self.weightsFile], bytes[Self.goldenFile] != nil else {
      throw try manifest["files"].error("wanted \(Self.weightsFile) and \(Self.goldenFile)")
    }
    return BundleContent(
      manifest: manifest.value,
      weights: try SafeTensors.weights(weights.span, path: at(Self.weightsFile)),
      golden: try NPZ(at(Self.goldenFile)).tensors(),
      inputs: try bytes[Self.inputsFile].map { bytes throws(FileError) in try inputs(bytes) },
      isSealed: isSealed)
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
