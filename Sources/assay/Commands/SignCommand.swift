import Artifacts
import Bundles
import Machine

struct SignCommand: Command {
  static let declaration = Declaration(
    name: "sign", summary: "Sign all files of BUNDLE with a private key.",
    discussion: """
      The signature is one of OpenSSF Model Signing 1.0, which other programs verify too; it is of every file, so that a
      changed, an added and a removed one are found. The key is an unencrypted one on the curve P-256, as
      'openssl ecparam -name prime256v1 -genkey -noout' makes. The bundle is verified first.
      """,
    operands: [.init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL")],
    options: [
      .init(name: "--key", value: "FILE", help: "the private key"),
      .init(name: "--signature", value: "FILE", help: "where to write (default: BUNDLE/model.sig)"),
    ])

  private let bundle: String
  private let key: String
  private let signature: String

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    guard let key = words.value("--key") else {
      throw .other("say whose signature it is: '--key FILE'")
    }
    self.key = key
    signature = words.value("--signature") ?? BundleFolder(bundle).signature
  }

  func run(on console: Console) throws -> ExitCode {
    _ = try OpenedBundle(BundleFolder(bundle))
    let key = try SigningKey(pem: FileSystem.read(key), path: key)
    try FolderSignature(of: bundle, at: signature).write(with: key)
    console.complain("wrote \(signature)")
    return .done
  }
}
