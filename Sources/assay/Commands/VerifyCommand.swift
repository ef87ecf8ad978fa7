import Advice
import Artifacts
import Formats
import Machine
import Wording

struct VerifyCommand: Command {
  static let declaration = Declaration(
    name: "verify", summary: "Say whether BUNDLE is whole and scores as when it was written.",
    discussion: """
      Every file must be the one that the manifest names, the manifest must be the one that was written, and the
      golden rows must become the same features and scores, bit for bit. Ends with 1 where that is not so, and says
      why.
      """,
    operands: [
      .init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL")
    ],
    options: [])

  private let bundle: String

  init(_ words: Words) throws(UsageError) { bundle = words.required(0) }

  func run(on console: Console) throws -> ExitCode {
    guard FileSystem.kind(of: bundle) == .folder else {
      throw UsageError.other(
        "'\(bundle)' is no folder; a bundle is one, such as reports/NAME/RUN/models/TRIAL")
    }
    do {
      let scoring = try BundleScoring(BundleFolder(bundle))
      try console.write(
        "\(bundle) is whole: its files are those that its manifest names, and "
          + "\(Phrase.counted(scoring.goldenRows, "golden row scores", "golden rows score")) as when it was written\n"
      )
      for note in scoring.notes { console.complain("assay: note: \(note)") }
      return .done
    } catch let error as FileError {
      console.complain("assay: \(error)")
    } catch let error as AdviceError {
      console.complain("assay: \(error)")
    }
    return .no
  }
}
