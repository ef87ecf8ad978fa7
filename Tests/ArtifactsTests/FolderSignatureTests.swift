import Formats
import Foundation
import Machine
import Testing

@testable import Artifacts

/// Signatures of folders; that others verify them is checked with the tool of the format.
final class FolderSignatureTests {
  private let home: String
  private let folder: String
  private let signature: FolderSignature
  private let key: SigningKey
  private let publicKey: VerifyingKey

  // openssl ecparam -name prime256v1 -genkey -noout (OpenSSL 3.0)
  private static let pem = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIB3bmI9vRI0kUQwGA5/JzWRPYco21T5jKL8LOLNSQKo5oAoGCCqGSM49
    AwEHoUQDQgAEmduGLHYD4DrthwHU9so4ciA40NuZ6HO2iRFgbPVQW07GS9+0+XFQ
    V/lPk/NOWx1kZz9GuoRA7UQnUsyp1+BQbA==
    -----END EC PRIVATE KEY-----
    """

  init() throws {
    home = try FileSystem.makeTemporaryFolder()
    folder = Paths.join(home, "model")
    try FileSystem.makeFolder(Paths.join(folder, "inner"))
    try FileSystem.write("hello", to: Paths.join(folder, "a.txt"))
    try FileSystem.write("", to: Paths.join(folder, "inner/b"))
    signature = FolderSignature(of: folder, at: Paths.join(folder, "model.sig"))
    key = try SigningKey(pem: Array(Self.pem.utf8))
    publicKey = try VerifyingKey(pem: key.publicKey())
    try signature.write(with: key)
  }

  deinit { try? FileSystem.remove(home) }

  private func at(_ name: String) -> String { Paths.join(folder, name) }

  private func refusal(of signature: FolderSignature? = nil) -> String {
    do throws(FileError) {
      try (signature ?? self.signature).verify(by: publicKey)
      return "nothing"
    } catch { return error.description.replacing(home + "/", with: "") }
  }

  @Test
  func
    `files as they were signed are verified, wherever the folder lies and whatever it is called`()
    throws
  {
    #expect(refusal() == "nothing")
    let moved = Paths.join(home, "other")
    try FileSystem.move(folder, to: moved)
    #expect(
      refusal(of: FolderSignature(of: moved, at: Paths.join(moved, "model.sig"))) == "nothing")
  }

  @Test func `changed, added and removed files are refused, and links`() throws {
    try FileSystem.write("hallo", to: at("a.txt"))
    #expect(refusal() == "model: is not what was signed: 'a.txt' is not what was signed")
    try FileSystem.write("hello", to: at("a.txt"))
    try FileSystem.write("", to: at("inner/c"))
    #expect(refusal() == "model: is not what was signed: 'inner/c' is there and was not signed")
    try FileSystem.remove(at("inner/c"))
    try FileSystem.remove(at("inner/b"))
    #expect(refusal() == "model: is not what was signed: 'inner/b' was signed and is not there")
    _ = try ChildProcess.run("ln", ["-s", "/dev/null", at("inner/b")])
    #expect(refusal() == "model/inner/b: is a link, and links are not signed")
  }

  @Test func `what is signed is a statement of each file with its hash, in order`() throws {
    let files = try SignedFiles(of: folder, ignoring: ["model.sig"])
    // printf hello | sha256sum; sha256sum /dev/null; both in binary, one after the other, | sha256sum
    let (hello, empty) = (
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    let all = "6f56cb7315f2efda3924f966ffee8a0b59057481ffe287876c863db44f2e5683"
    #expect(
      files.statement(about: "model") == [
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [["name": "model", "digest": ["sha256": .text(all)]]],
        "predicateType": "https://model_signing/signature/v1.0",
        "predicate": [
          "resources": [
            ["name": "a.txt", "algorithm": "sha256", "digest": .text(hello)],
            ["name": "inner/b", "algorithm": "sha256", "digest": .text(empty)],
          ],
          "serialization": [
            "method": "files", "hash_type": "sha256", "allow_symlinks": false,
            "ignore_paths": ["model.sig"],
          ],
        ],
      ])
  }

  @Test func `a signature outside the folder is of all files in it`() throws {
    let outside = FolderSignature(of: folder, at: Paths.join(home, "x.sig"))
    try outside.write(with: key)
    #expect(refusal(of: outside) == "nothing")
    try FileSystem.remove(at("model.sig"))
    #expect(
      refusal(of: outside)
        == "model: is not what was signed: 'model.sig' was signed and is not there")
  }

  /// Writes the signature anew with a part of it changed.
  private func tamper(_ change: (inout JSON.Object) -> Void) throws {
    var members = try #require(JSONReader.read(signature.path).value.members)
    change(&members)
    try FileSystem.write(JSON.object(members).text(), to: signature.path)
  }

  @Test func `a statement that was changed after it was signed is refused`() throws {
    try tamper { members in
      var envelope = members["dsseEnvelope"]?.members ?? [:]
      let bytes = Data(base64Encoded: envelope["payload"]?.string ?? "") ?? Data()
      let text = String(decoding: bytes, as: UTF8.self).replacing("a.txt", with: "b.txt")
      envelope["payload"] = .text(Data(text.utf8).base64EncodedString())
      members["dsseEnvelope"] = .object(envelope)
    }
    #expect(refusal() == "model/model.sig: is no signature by this key")
  }

  @Test func `another key, another form and no signature at all are refused`() throws {
    // openssl ecparam -name prime256v1 -genkey -noout
    let other = try SigningKey(pem: Array(Self.otherPem.utf8))
    #expect(throws: FileError.self) {
      try signature.verify(by: VerifyingKey(pem: other.publicKey()))
    }
    try tamper { $0["mediaType"] = "text/plain" }
    #expect(refusal().contains("mediaType: is not 'application/vnd.dev.sigstore.bundle.v0.3+json'"))
    try FileSystem.remove(signature.path)
    #expect(refusal().hasPrefix("model/model.sig: "))
  }

  private static let otherPem = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIA1zz4iPsmGmBPFDa87+MlxdMTWvaIpJP0+4vZ8mqhjhoAoGCCqGSM49
    AwEHoUQDQgAEV4sOT2aV2JioCJaJ2FIVFcBIOgbSuR1xwhhHzKnIQBFOTrxHP5en
    yqvWiAVboka38+TiLJUWpePq3GGkDoV1Nw==
    -----END EC PRIVATE KEY-----
    """

  @Test func `a signature deep in the folder is no file that it is of`() throws {
    let deep = FolderSignature(of: folder, at: at("inner/deep.sig"))
    try FileSystem.remove(signature.path)
    try deep.write(with: key)
    try deep.verify(by: publicKey)
    // Signed again, with the old signature lying there.
    try deep.write(with: key)
    try deep.verify(by: publicKey)
  }

  @Test func `what tools that keep versions lay into the folder is not signed`() throws {
    try FileSystem.write("*.part", to: at(".gitignore"))
    try signature.verify(by: publicKey)
    try signature.write(with: key)
    try FileSystem.write("*.npy", to: at(".gitignore"))
    try signature.verify(by: publicKey)
  }
}
