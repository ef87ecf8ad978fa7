import Artifacts
import Formats
import Machine
import Runs
import Specs
import Testing

@testable import assay

/// The commands that take a bundle, on one that a run left.
final class BundleCommandTests {
  private let home: String
  private let bundle: String

  private static let spec = """
    name: bundles
    data: [{ generate: { table: { rows: 60 } } }]
    detectors: [ecod]
    controls: false
    export: all
    """

  // openssl ecparam -name prime256v1 -genkey -noout (OpenSSL 3.0), and openssl ec -pubout
  private static let privateKey = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIB3bmI9vRI0kUQwGA5/JzWRPYco21T5jKL8LOLNSQKo5oAoGCCqGSM49
    AwEHoUQDQgAEmduGLHYD4DrthwHU9so4ciA40NuZ6HO2iRFgbPVQW07GS9+0+XFQ
    V/lPk/NOWx1kZz9GuoRA7UQnUsyp1+BQbA==
    -----END EC PRIVATE KEY-----
    """
  private static let publicKey = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmduGLHYD4DrthwHU9so4ciA40NuZ
    6HO2iRFgbPVQW07GS9+0+XFQV/lPk/NOWx1kZz9GuoRA7UQnUsyp1+BQbA==
    -----END PUBLIC KEY-----
    """

  init() throws {
    home = try FileSystem.makeTemporaryFolder("assay-test")
    let file = Paths.join(home, "spec.yaml")
    try FileSystem.write(Self.spec, to: file)
    var options = RunOptions.here(jobs: 1, beside: file)
    options.reports = Paths.join(home, "reports")
    options.worker = [Paths.join(Paths.folder(of: Executable.current), "assay"), "trial"]
    let run = try Run(Experiment.read(file), options, tell: { _ in }).perform()
    let models = Paths.join(run.folder.path, "models")
    bundle = Paths.join(models, try #require(FileSystem.list(models).first))
    try FileSystem.write(Self.privateKey, to: Paths.join(home, "key.pem"))
    try FileSystem.write(Self.publicKey, to: Paths.join(home, "public.pem"))
  }

  deinit { try? FileSystem.remove(home) }

  /// What a command says and how it ends; `BUNDLE` and `HOME` stand for the two folders.
  private func said(_ words: String...) -> (out: String, err: String, code: ExitCode) {
    let paper = Paper()
    let code = Assay.run(
      words.map { $0.replacing("BUNDLE", with: bundle).replacing("HOME", with: home) },
      on: paper.console)
    func short(_ text: String) -> String {
      text.replacing(bundle, with: "BUNDLE").replacing(home, with: "HOME")
    }
    return (short(paper.out), short(paper.err), code)
  }

  @Test func `a bundle that is whole is said to be, and one that is not, and why`() throws {
    let whole = said("verify", "BUNDLE")
    #expect(whole.code == .done)
    #expect(
      whole.out
        == "BUNDLE is whole: its files are those that its manifest names, and 18 golden rows score as when it was "
        + "written\n")
    try FileSystem.write("more", to: Paths.join(bundle, "more.txt"))
    let extra = said("verify", "BUNDLE")
    #expect(extra.code == .no && extra.out == "")
    #expect(
      extra.err
        == "assay: BUNDLE/more.txt: is no part of the bundle, whose manifest does not name it\n")
  }

  @Test func `what is no folder, and a key that is none, are mistakes of the call`() throws {
    #expect(said("verify", "HOME/nothing").code == .wrong)
    #expect(said("verify", "BUNDLE", "--public-key", "HOME/key.pem").code == .wrong)
    #expect(said("verify", "BUNDLE", "--signature", "HOME/x").code == .wrong)
    #expect(said("sign", "BUNDLE").code == .wrong)
    #expect(said("export", "BUNDLE").code == .wrong)
  }

  @Test func `a signed bundle is verified by the other half of the key, until a byte is another`()
    throws
  {
    let unsigned = said("verify", "BUNDLE", "--public-key", "HOME/public.pem")
    #expect(unsigned.code == .no && unsigned.err.contains("BUNDLE/model.sig"))
    let signing = said("sign", "BUNDLE", "--key", "HOME/key.pem")
    #expect(signing.code == .done && signing.err == "wrote BUNDLE/model.sig\n")
    let signed = said("verify", "BUNDLE", "--public-key", "HOME/public.pem")
    #expect(signed.code == .done)
    #expect(signed.out.hasSuffix("; all of them are as the owner of the key signed them\n"))
    // Sealed anew, it is whole, but not what was signed.
    var members = try #require(
      JSONReader.read(Paths.join(bundle, "manifest.json")).value.members)
    members["seed"] = 77
    try FileSystem.write(JSON.object(members).text(), to: Paths.join(bundle, "manifest.json"))
    #expect(said("verify", "BUNDLE", "--public-key", "HOME/public.pem").code == .no)
  }

  @Test func `a bundle is written as programs in three languages`() throws {
    let written = said(
      "export", "BUNDLE", "--c", "HOME/m.c", "--js", "HOME/m.mjs", "--swift", "HOME/M.swift")
    #expect(written.code == .done)
    #expect(written.err == "wrote HOME/m.c\nwrote HOME/m.mjs\nwrote HOME/M.swift\n")
    for (file, part) in [
      ("m.c", "assay_answer assay_score("), ("m.mjs", "export function score(row"),
      ("M.swift", "public func assayScore("),
    ] {
      #expect(try FileSystem.readText(Paths.join(home, file)).contains(part))
    }
  }
}
