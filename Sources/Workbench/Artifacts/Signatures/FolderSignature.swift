import Formats
import Foundation
public import Machine

/// A signature of all files of a folder, in a file that others verify too: OpenSSF Model Signing 1.0, a sigstore bundle
/// around a signed in-toto statement, with a plain key on the curve P-256.
public struct FolderSignature: Sendable {
  /// The file of the signature, which may lie in the folder.
  public let path: String
  let folder: String

  private static let media = "application/vnd.dev.sigstore.bundle.v0.3+json"
  private static let payload = "application/vnd.in-toto+json"
  /// What tools that keep versions lay into folders.
  private static let strangers = [".git", ".gitattributes", ".github", ".gitignore"]

  public init(of folder: String, at path: String) {
    self.folder = folder
    self.path = path
  }

  /// The path of the signature from the folder, where it lies in it.
  private var placeInside: [String] {
    guard let home = FileSystem.realPath(folder),
      let around = FileSystem.realPath(Paths.folder(of: path))
    else { return [] }
    if around == home { return [Paths.name(of: path)] }
    guard around.hasPrefix(home + "/") else { return [] }
    return [Paths.join(String(around.dropFirst(home.count + 1)), Paths.name(of: path))]
  }

  /// Signs the files as they are.
  public func write(with key: SigningKey) throws(FileError) {
    let files = try SignedFiles(of: folder, ignoring: Self.strangers + placeInside)
    let name = Paths.name(of: FileSystem.realPath(folder) ?? folder)
    let statement = Array(files.statement(about: name).text().utf8)
    let signature = try key.signature(of: Self.encoded(statement))
    let bundle: JSON = [
      "mediaType": .text(Self.media),
      "verificationMaterial": [
        "publicKey": ["hint": .text(SHA256.hex(of: try key.publicKey()))], "tlogEntries": [],
      ],
      "dsseEnvelope": [
        "payload": .text(Data(statement).base64EncodedString()), "payloadType": .text(Self.payload),
        "signatures": [["sig": .text(Data(signature).base64EncodedString()), "keyid": ""]],
      ],
    ]
    try FileSystem.write(bundle.bytes(.indented), to: path)
  }

  /// Refuses a signature that is not of `key`, and files that are not those that were signed.
  public func verify(by key: VerifyingKey) throws(FileError) {
    let bundle = try JSONReader.read(path)
    let envelope = try bundle["dsseEnvelope"]
    for (found, wanted) in [
      (try bundle["mediaType"], Self.media), (try envelope["payloadType"], Self.payload),
    ] {
      guard try found.text() == wanted else { throw found.error("is not '\(wanted)'") }
    }
    let statement = try Self.decoded(envelope["payload"])
    let signatures = try envelope["signatures"].list()
    guard signatures.count == 1 else {
      throw try envelope["signatures"].error("holds \(signatures.count) signatures, not one")
    }
    guard key.isValid(try Self.decoded(signatures[0]["sig"]), of: Self.encoded(statement)) else {
      throw FileError(.malformed, path, "is no signature by this key")
    }
    let signed = try SignedFiles(
      JSONReader(JSON(parsing: statement, name: path), name: path))
    // What is ignored is named by whoever signed; the signature itself never is a part.
    let found = try SignedFiles(
      of: folder, ignoring: (signed.ignored + placeInside).filter { !$0.isEmpty })
    if let difference = found.difference(from: signed) {
      throw FileError(.malformed, folder, "is not what was signed: \(difference)")
    }
  }

  /// What is signed of a statement: its sort and itself, each with its length (DSSE's encoding before authentication).
  private static func encoded(_ statement: [UInt8]) -> [UInt8] {
    Array("DSSEv1 \(payload.utf8.count) \(payload) \(statement.count) ".utf8) + statement
  }

  private static func decoded(_ text: JSONReader) throws(FileError) -> [UInt8] {
    guard let data = Data(base64Encoded: try text.text()) else {
      throw text.error("is not in base 64")
    }
    return [UInt8](data)
  }
}
