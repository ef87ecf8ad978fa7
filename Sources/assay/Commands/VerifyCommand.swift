import Artifacts
import Bundles
import Formats
import Machine
import Wording

struct VerifyCommand: Command {
  static let declaration = Declaration(
    name: "verify",
    summary: "Say whether BUNDLE is whole, scores as when it was written, and is signed.",
    discussion: """
      Every file must be the one that the manifest names, the manifest must be the one that was written, and the
      golden rows must become the same features and scores, bit for bit. With '--public-key', all files
      must be those that its owner signed. Ends with 1 where that is not so, and says why.
      """,
    operands: [
      .init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL")
    ],
    options: [
      .init(name: "--public-key", value: "FILE", help: "whose signature it must have"),
      .init(name: "--signature", value: "FILE", help: "the signature (default: BUNDLE/model.sig)"),
    ])

  private let bundle: String
  private let key: String?
  private let signature: String

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    key = words.value("--public-key")
    signature = words.value("--signature") ?? BundleFolder(bundle).signature
    guard key != nil || words.value("--signature") == nil else {
      throw .other("a signature is verified by a key: '--public-key FILE'")
    }
  }

  func run(on console: Console) throws -> ExitCode {
    guard FileSystem.kind(of: bundle) == .folder else {
      throw UsageError.other(
        "'\(bundle)' is no folder; a bundle is one, such as reports/NAME/RUN/models/TRIAL")
    }
    let key = try key.map { path in try VerifyingKey(pem: FileSystem.read(path), path: path) }
    do {
      let opened = try OpenedBundle(BundleFolder(bundle))
      if let key { try FolderSignature(of: bundle, at: signature).verify(by: key) }
      let rows = Phrase.counted(opened.goldenRows, "golden row scores", "golden rows score")
      try console.write(
        "\(bundle) is whole: its files are those that its manifest names, and \(rows) as when it was written"
          + (key == nil ? "\n" : "; all of them are as the owner of the key signed them\n"))
      for note in opened.notes { console.complain("assay: note: \(note)") }
      return .done
    } catch let error as FileError {
      console.complain("assay: \(error)")
    } catch let error as BundleError {
      console.complain("assay: \(error)")
    }
    return .no
  }
}
