import Artifacts
import Formats
import Machine
import Runs
import Specs
import Testing

@testable import assay

/// The registry of models, on two bundles that a run left.
final class ModelsCommandTests {
  private let home: String
  private let bundles: [String]
  private let hashes: [String]

  private static let spec = """
    name: pair
    data: [{ generate: { table: { rows: 60 } } }]
    detectors: [ecod, hbos]
    controls: false
    export: all
    """

  init() throws {
    home = try FileSystem.makeTemporaryFolder("assay-test")
    let file = Paths.join(home, "spec.yaml")
    try FileSystem.write(Self.spec, to: file)
    var options = RunOptions.here(jobs: 1, beside: file)
    options.reports = Paths.join(home, "reports")
    options.worker = [Paths.join(Paths.folder(of: Executable.current), "assay"), "trial"]
    let run = try Run(Experiment.read(file), options, tell: { _ in }).perform()
    let found = try run.folder.bundles()
    // By their detectors, since the hashes that name them are not the same everywhere.
    bundles = try found.map { (try ModelFacts($0).detector, $0.path) }.sorted { $0.0 < $1.0 }
      .map(\.1)
    hashes = try bundles.map { try BundleFolder($0).contentHash }
  }

  deinit { try? FileSystem.remove(home) }

  /// What a command says and how it ends; `ECOD` and `HBOS` stand for the bundles, `#E` and `#H` for the beginnings of
  /// their hashes, `HOME` for the folder of all.
  private func said(_ words: String...) throws -> (out: String, err: String, code: ExitCode) {
    let paper = Paper()
    let names = [
      (bundles[0], "ECOD"), (bundles[1], "HBOS"), (String(hashes[0].prefix(12)), "#E"),
      (String(hashes[1].prefix(12)), "#H"), (home, "HOME"),
    ]
    let code = Assay.run(
      words.map { word in names.reduce(word) { $0.replacing($1.1, with: $1.0) } }
        + ["--out", Paths.join(home, "reports")], on: paper.console)
    func short(_ text: String) -> String {
      names.reduce(text) { $0.replacing($1.0, with: $1.1) }
        .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d\.\d{3})?Z/, with: "NOW")
        .replacing(/[ ]+/, with: " ")
    }
    return (short(paper.out), short(paper.err), code)
  }

  private var lines: [String] {
    get throws { try said("models", "list").out.split(separator: "\n").map(String.init).sorted() }
  }

  @Test func `models are listed with their stages, the active one first`() throws {
    #expect(
      try lines == [
        "name stage model detector data since bundle",
        "pair candidate #E ecod clusters – ECOD", "pair candidate #H hbos clusters – HBOS",
      ])
    let listed = try said("models", "list").out
    #expect(try said("models").out == listed)
    let promoted = try said("models", "promote", "HBOS", "--reason", "better")
    #expect(promoted.code == .done)
    #expect(promoted.out == "#H is now the active model of 'pair'\n")
    #expect(
      try said("models", "list").out
        == "name stage model detector data since bundle\npair active #H hbos clusters NOW HBOS\npair candidate #E ecod"
        + " clusters – ECOD\n")
    let next = try said("models", "promote", "#E")
    #expect(
      next.out == "#E is now the active model of 'pair' in the place of #H, which is retired\n")
    #expect(
      try said("models", "promote", "pair").out == "#E is the active model of 'pair' already\n")
    #expect(
      try lines.suffix(2) == [
        "pair active #E ecod clusters NOW ECOD", "pair retired #H hbos clusters NOW HBOS",
      ])
    #expect(
      try said("models", "list", "--stage", "retired").out.split(separator: "\n").dropFirst()
        == ["pair retired #H hbos clusters NOW HBOS"])
    #expect(
      try said("models", "retire", "pair").out
        == "#E of 'pair' is retired; 'pair' stands for no model now\n")
    #expect(try said("models", "retire", "#E").out == "#E of 'pair' is retired already\n")
    #expect(
      try said("models", "list", "--stage", "active").out == "no active model below HOME/reports\n")
  }

  @Test func `the index is made again from the folders and the registry`() throws {
    _ = try said("models", "promote", "HBOS")
    let before = try lines
    for file in ["assay.sqlite", "assay.sqlite-wal"] {
      try FileSystem.remove(Paths.join(home, "reports/\(file)"))
    }
    #expect(try said("reindex").code == .done)
    #expect(try lines == before)
    let json = try said("models", "list", "--json").out
    let models = try #require(try JSON(parsing: Array(json.utf8), name: "").elements)
    #expect(models.map { $0["stage"]?.string } == ["active", "candidate"])
    #expect(models[0]["model"]?.string?.hasPrefix("#H") == true)
  }

  @Test func `a model is shown with what it is and how it came to its stage`() throws {
    _ = try said("models", "promote", "ECOD", "--reason", "first")
    _ = try said("models", "promote", "HBOS")
    let page = try said("models", "show", "ECOD").out.replacing(/\s+/, with: " ")
    for part in [
      "pair, model #E", "Stage: retired, since NOW", "Its bundle: ECOD", "Detector: ecod",
      "Data: clusters",
      "What was measured", "History", "NOW active promoted first", "gave its place to #H",
    ] {
      #expect(page.contains(part), "\(part) in \(page)")
    }
    let json = try JSON(
      parsing: Array(try said("models", "show", "pair", "--json").out.utf8), name: "")
    #expect(json["stage"] == "active" && json["detector"] == "hbos")
    #expect(json["parent"]?.string?.hasPrefix("#E") == true)
    #expect(json["history"]?.elements?.count == 1)
    #expect(json["metrics"]?["test"]?["roc_auc"]?["value"] != nil)
    try FileSystem.remove(bundles[0])
    let gone = try said("models", "show", "#E").out.replacing(/\s+/, with: " ")
    #expect(gone.contains("Its bundle is not where it was seen last"))
    #expect(
      try said("models", "promote", "#E").err.contains(
        "is not where it was; nothing can be proved of it"))
  }

  @Test func `a bundle that does not verify changes no stage`() throws {
    let model = Paths.join(bundles[0], "weights.safetensors")
    var bytes = try FileSystem.read(model)
    bytes[bytes.count - 1] ^= 1
    try FileSystem.write(bytes, to: model)
    for command in ["promote", "retire"] {
      let refused = try said("models", command, "ECOD")
      #expect(refused.code == .wrong && refused.out == "")
      #expect(refused.err.contains("weights.safetensors: the file is not the one"))
    }
    #expect(!FileSystem.exists(Paths.join(home, "reports/registry.jsonl")))
    try FileSystem.write("{", to: Paths.join(bundles[0], "manifest.json"))
    let list = try said("models", "list")
    #expect(list.err.contains("assay: warning: left out ECOD/manifest.json"))
    #expect(!list.out.contains("ecod") && list.out.contains("hbos"))
  }

  @Test func `what is meant by a word is found, or asked for`() throws {
    let unknown = try said("models", "promote", "zzz")
    #expect(
      unknown.code == .wrong
        && unknown.err
          == "assay: error: there is no model 'zzz' below HOME/reports, nor an active one of that name; 'assay models list' shows them\n"
    )
    // No model is active yet.
    #expect(try said("models", "show", "pair").code == .wrong)
    let elsewhere = Paths.join(home, "elsewhere")
    try FileSystem.move(bundles[0], to: elsewhere)
    let nameless = try said("models", "promote", "HOME/elsewhere")
    #expect(
      nameless.code == .wrong && nameless.err.contains("say with '--name' what it is a model of"))
    let named = try said("models", "promote", "HOME/elsewhere", "--name", "shadow")
    #expect(named.out.hasSuffix("is now the active model of 'shadow'\n"))
    // Known by now, and so is its name.
    #expect(try said("models", "retire", "HOME/elsewhere").out.contains("of 'shadow' is retired"))
    let all = try said("models", "show", "").err
    #expect(all.contains("assay: error: "))
    let none = try said("models", "list", "--name", "nothing")
    #expect(
      none.err
        == "assay: error: there is no model of 'nothing' below HOME/reports, wanted one of 'pair', 'shadow'\n"
    )
  }

  /// Rows as the table of the run has them.
  private func rows(_ lines: [String]) throws {
    let columns = try JSONReader.read(BundleFolder(bundles[0]).manifest)["columns"].texts()
    let cells = lines.map { line in columns.map { _ in line }.joined(separator: ",") }
    try FileSystem.write(
      ([columns.joined(separator: ",")] + cells).joined(separator: "\n") + "\n",
      to: Paths.join(home, "rows.csv"))
  }

  @Test func `two models are compared on the same rows`() throws {
    try rows(["0", "1", "900", "-50"])
    _ = try said("models", "promote", "ECOD")
    let same = try said("models", "compare", "pair", "ECOD", "HOME/rows.csv")
    #expect(same.code == .done)
    #expect(same.out.hasPrefix("A is pair: model #E, ecod."))
    #expect(same.out.contains("B is ECOD: model #E, ecod."))
    #expect(
      same.out.contains(
        "Ranks correlate by 1.000. Of all ranks, half of the rows move by at most 0 %,"))
    #expect(!same.out.contains("Farthest apart"))
    let other = try said("models", "compare", "ECOD", "HBOS", "HOME/rows.csv", "--json")
    let json = try JSON(parsing: Array(other.out.utf8), name: "")
    #expect(
      json["rows"] == 4 && json["a"]?["detector"] == "ecod" && json["b"]?["detector"] == "hbos")
    #expect(json["ranks"]?["rows"] == 4 && json["ranks"]?["drawn"] == false)
    let bad = try said("models", "compare", "ECOD", "HBOS")
    #expect(bad.code == .wrong && bad.err.contains("say which rows"))
  }

  @Test func `publishing wants a tracker that is one, and a run that is whole`() throws {
    let address = "http://127.0.0.1:9"
    #expect(try said("publish", "pair").err.contains("say which tracker"))
    #expect(
      try said("publish", "pair", "--mlflow", "mlruns").err.contains(
        "'mlruns' is no address of a tracker"))
    let secret = try said("publish", "pair", "--mlflow", "http://me:s3cret@host")
    #expect(secret.code == .wrong && !secret.err.contains("s3cret"))
    let run = Paths.folder(of: Paths.folder(of: bundles[0]))
    let before = try RunFolder(run).treeHash()
    let alias = try said("publish", "pair", "--mlflow", address, "--alias", "v1")
    #expect(alias.code == .wrong && alias.err.contains("'v1' is no alias"))
    #expect(try RunFolder(run).treeHash() == before)
    try FileSystem.write("x", to: Paths.join(bundles[0], "model.onnx"))
    let damaged = try said("publish", "pair", "--mlflow", address)
    #expect(damaged.code == .wrong && damaged.err.contains("ECOD/model.onnx"))
    try FileSystem.remove(bundles[0])
    try FileSystem.remove(RunFolder(run).summary)
    let unfinished = try said("publish", "pair", "--mlflow", address)
    #expect(unfinished.code == .wrong && unfinished.err.contains("did not come to its end"))
  }

  @Test func `a run that holds an active model is neither removed nor pruned until it is retired`()
    throws
  {
    _ = try said("models", "promote", "ECOD", "--name", "prod")
    let pruned = try said("runs", "prune", "--keep", "0")
    #expect(pruned.code == .done && pruned.out == "")
    #expect(
      pruned.err.contains("holds the active model of 'prod'; 'assay models retire' lets it go"))
    let run = Paths.folder(of: Paths.folder(of: bundles[0]))
    #expect(try said("runs", "remove", run).code == .wrong && FileSystem.exists(bundles[0]))
    #expect(try said("models", "retire", "prod").code == .done)
    #expect(try said("runs", "remove", run).code == .done && !FileSystem.exists(run))
  }

  @Test func `a model whose bundle is gone can still be retired`() throws {
    _ = try said("models", "promote", "ECOD", "--name", "prod")
    try FileSystem.remove(bundles[0])
    let retired = try said("models", "retire", "prod")
    #expect(retired.code == .done && retired.out.contains("'prod' stands for no model now"))
    #expect(try lines.last?.contains("reports") == false)
  }
}
