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

  /// Rows as the table of the run has them: numbers in columns x1, x2 …
  private func rows(_ lines: [String]) throws -> String {
    let columns = try JSONReader.read(BundleFolder(bundle).manifest)["columns"].texts()
    let path = Paths.join(home, "rows.csv")
    let cells = lines.map { line in columns.map { _ in line }.joined(separator: ",") }
    try FileSystem.write(
      ([columns.joined(separator: ",")] + cells).joined(separator: "\n") + "\n", to: path)
    return path
  }

  @Test func `scores go to a file in the form that its name says, whole or not at all`() throws {
    _ = try rows(["1", "2", "900"])
    for (file, start) in [("s.csv", "row,score,"), ("s.jsonl", "{\"row\":0,\"score\":")] {
      #expect(said("score", "BUNDLE", "HOME/rows.csv", "--to", "HOME/\(file)").code == .done)
      #expect(try FileSystem.readText(Paths.join(home, file)).hasPrefix(start))
    }
    #expect(said("score", "BUNDLE", "HOME/rows.csv", "--to", "HOME/s.npy").code == .done)
    let array = String(
      decoding: try FileSystem.read(Paths.join(home, "s.npy")).prefix(300), as: UTF8.self)
    #expect(array.contains("'shape': (3,)"))
    _ = try rows(["1", "x", "3"])
    let bad = said("score", "BUNDLE", "HOME/rows.csv", "--to", "HOME/none.csv")
    #expect(bad.code == .wrong && bad.err.contains("HOME/rows.csv:3: column "))
    #expect(!FileSystem.exists(Paths.join(home, "none.csv")))
    let spared = said(
      "score", "BUNDLE", "HOME/rows.csv", "--skip-bad", "HOME/bad.csv", "--to", "HOME/some.csv")
    #expect(spared.code == .done)
    #expect(
      spared.err
        == "assay: note: 1 row is left out and told of in HOME/bad.csv; 2 rows have scores\n")
    #expect(try FileSystem.readText(Paths.join(home, "bad.csv")).hasPrefix("row,problem\n1,\""))
  }

  @Test func `what to score and where to is said once, and in a form that there is`() throws {
    _ = try rows(["1"])
    for words in [
      ["score", "BUNDLE"], ["score", "BUNDLE", "HOME/rows.csv", "--query", "select 1"],
      ["score", "BUNDLE", "HOME/rows.csv", "--to", "HOME/rows.csv"],
      ["score", "BUNDLE", "HOME/rows.csv", "--skip-bad", "HOME/rows.csv"],
      ["score", "BUNDLE", "HOME/rows.csv", "--to", "HOME/s.npz"],
      ["score", "BUNDLE", "HOME/rows.csv", "--format", "npy"],
      ["explain", "BUNDLE", "HOME/rows.csv", "--row", "0", "--top", "2"],
      ["explain", "BUNDLE", "HOME/rows.csv", "--top", "0"], ["explain", "BUNDLE"],
    ] {
      let paper = Paper()
      let code = Assay.run(
        words.map { $0.replacing("BUNDLE", with: bundle).replacing("HOME", with: home) },
        on: paper.console)
      #expect(code == .wrong && paper.out == "", "\(words)")
    }
  }

  @Test func `rows are explained in words, or for programs, the strangest first`() throws {
    _ = try rows(["1", "2", "900", "-50"])
    let words = said("explain", "BUNDLE", "HOME/rows.csv", "--top", "2")
    #expect(
      words.out.split(separator: "\n").map { $0.prefix(12) } == ["Row 2 scores", "Row 3 scores"])
    let lines = said(
      "explain", "BUNDLE", "HOME/rows.csv", "--all", "--json", "--out", "HOME/why.jsonl")
    #expect(lines.code == .done && lines.out == "")
    let all = try FileSystem.readText(Paths.join(home, "why.jsonl")).split(separator: "\n")
      .map { try JSON(parsing: Array($0.utf8), name: "") }
    #expect(all.map { $0["row"]?.int } == [0, 1, 2, 3])
    #expect(all.allSatisfy { $0["space"] == "columns" && $0["left_out_by"] == "none" })
    let none = said("explain", "BUNDLE", "HOME/rows.csv", "--row", "4")
    #expect(none.err.contains("there is no row 4; rows are counted from 0"))
  }
}
