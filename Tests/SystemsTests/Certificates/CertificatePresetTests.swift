import Detectors
import Features
import Formats
import Forms
import Foundation
import Machine
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

@testable import Systems

/// The verifier's detectors by its own settings, and the files that it loads.
struct CertificatePresetTests {
  private func made(_ yaml: String) throws -> any Detector {
    let choices = Systems.detectors
    let choice = try FormReader.choice(yaml, among: choices.forms, from: "test")
    return try choices.make(try #require(choice.combinations(among: choices.forms).first))
  }

  /// Rows like those of the five features.
  private static let all: Matrix<Float> = {
    var chance = Seed(7).generator()
    return Matrix<Float>(rows: 300, columns: 5) { _, column in
      switch column {
      case 0: Float(chance.normal(mean: 68, deviation: 10))
      case 1: Float(2005 + chance.below(20))
      case 2: Float(10 + chance.below(6))
      case 3: Float(8 + chance.below(12))
      default: 0.5
      }
    }
  }()

  private var rows: Matrix<Float> { Self.all }

  @Test func `the network's error becomes 1 − e^(−25 · error), and 0.7 at an error of 0.0481589`()
    throws
  {
    let model = try #require(
      try made("certificates: { epochs: 2 }").fitted(to: rows, seed: Seed(1)).model
        as? Ensemble.Model)
    let member = model.scaledMembers[0]
    #expect(abs(member.scale(0.0481589) - 0.7) < 1e-6)
    let errors = try member.model.scores(of: rows)
    let scores = try model.scores(of: rows)
    for row in 0..<20 { #expect(abs(scores[row] - (1 - exp(-25 * errors[row]))) < 1e-12) }
  }

  @Test func `the logistic map has its middle where 95 % of the training errors end`() throws {
    let model = try #require(
      try made("certificates: { epochs: 2, map: logistic }").fitted(to: rows, seed: Seed(1)).model
        as? Ensemble.Model)
    let member = model.scaledMembers[0]
    let errors = SortedSample(try member.model.scores(of: rows).values)
    #expect(abs(member.scale(errors.quantile(0.95)!) - 0.5) < 1e-12)
    #expect(abs(member.scale(errors.median!) - 0.05) < 1e-12)
  }

  @Test func `the forest's score is 1/(1 + e^(5d)): a half at its offset, 0.7 at d = −0.1694596`()
    throws
  {
    let model = try #require(
      try made("certificates-forest").fitted(to: rows, seed: Seed(42)).model as? Ensemble.Model)
    let member = model.scaledMembers[0]
    let offset = try DecisionDialect(
      contamination: 0.05, trainingScores: member.model.scores(of: rows)
    ).threshold
    #expect(abs(member.scale(offset) - 0.5) < 1e-12)
    #expect(abs(member.scale(offset + 0.1694596) - 0.7) < 1e-7)
    #expect((member.model as? IsolationForest.Model)?.nodes(comparing: .atMost).count == 150)
  }

  @Test
  func
    `as deployed, detectors learn from a year of 0 and score by the year, so that all is strange`()
    throws
  {
    let deployed = try made("certificates: { epochs: 2, variant: deployed }")
    let (model, training) = try deployed.fitted(to: rows, seed: Seed(1))
    #expect(try model.scores(of: rows).values.allSatisfy { $0 == 1 })
    #expect(training.values.allSatisfy { $0 == 1 })
    var yearless = rows
    for row in 0..<rows.rows { yearless[row, 1] = 0 }
    #expect(try model.scores(of: yearless).values.contains { $0 < 0.999 })
    let described = try made("certificates: { epochs: 2 }").fitted(to: rows, seed: Seed(1)).model
    #expect(try described.scores(of: rows).values.contains { $0 < 0.999 })
  }

  @Test func `whether chance plays a part is no matter of the year`() throws {
    for variant in YearVariant.allCases {
      func isDeterministic(_ member: any Detector) throws -> Bool {
        try variant.detector(Ensemble(of: [Ensemble.Member(member)])).isDeterministic
      }
      #expect(try isDeterministic(NeighborDistance()))
      #expect(try !isDeterministic(IsolationForest()))
    }
  }

  private func pipeline(
    _ yaml: String, scale: String = "none", hole: Bool = false
  ) throws -> Pipeline {
    let table = Table(
      rows: rows.rows,
      columns: FittedCertificateFeatures.names.enumerated().map { place, name in
        Column(
          name,
          numbers: (0..<rows.rows).map { row in
            hole && row == 5 && place == 0 ? .nan : Double(rows[row, place])
          })
      })
    var settings = try FeatureSettings(
      Settings.standard.with(FeatureSettings.constant, .keep)
        .with(FeatureSettings.scale, scale == "none" ? .none : .standard))
    settings.missing = hole ? .median : .complain
    return try PipelineSettings(
      features: settings, detector: made(yaml), calibration: try ScoreMapKind(Choice("none"))
    ).fit(table, training: Array(0..<rows.rows), seed: Seed(1))
  }

  private func files(_ yaml: String) throws -> [String: [UInt8]] {
    let document = try Certificates.document(of: pipeline(yaml), DocumentIdentity())
    guard case .folder(let files) = document.content else { return [:] }
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
  }

  @Test func `the network is handed over layer by layer, and answers as the pipeline does`() throws
  {
    let files = try files("certificates: { epochs: 2 }")
    #expect(
      files.keys.sorted() == [
        "README.md", "feature_maxs.npy", "feature_mins.npy", "layer0_bias.npy", "layer0_kernel.npy",
        "layer1_bias.npy", "layer1_kernel.npy", "layer2_bias.npy", "layer2_kernel.npy",
        "layer3_bias.npy", "layer3_kernel.npy", "norm_maxs.npy", "norm_mins.npy",
      ])
    func array(_ name: String) throws -> Tensor {
      let bytes = try #require(files["\(name).npy"])
      return try NPY.tensor(bytes.span, path: name)
    }
    let shapes = try (0..<4).map { try array("layer\($0)_kernel").shape }
    #expect(shapes == [[5, 8], [8, 2], [2, 8], [8, 5]])
    #expect(files["norm_mins.npy"] == files["feature_mins.npy"])
    let (mins, maxs) = (try array("norm_mins").doubles, try array("norm_maxs").doubles)
    // It never varies: its ends lie 1 apart, so that it is divided by 1.
    #expect(mins[4] == 0.5 && maxs[4] == 1.5)
    let scores = try pipeline("certificates: { epochs: 2 }").scores(of: rows)
    for row in 0..<50 {
      let input = (0..<5).map { place in
        let range = maxs[place] - mins[place]
        return (Double(rows[row, place]) - mins[place]) / (range == 0 ? 1 : range)
      }
      var values = input
      for layer in 0..<4 {
        let (kernel, bias) = (
          try array("layer\(layer)_kernel"), try array("layer\(layer)_bias").doubles
        )
        let weights = kernel.doubles
        values = bias.indices.map { unit in
          let sum = values.indices.reduce(bias[unit]) {
            $0 + values[$1] * weights[$1 * bias.count + unit]
          }
          return layer < 3 ? max(0, sum) : 1 / (1 + exp(-sum))
        }
      }
      let error = zip(input, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 5
      #expect(abs(1 - exp(-25 * error) - scores[row]) < 1e-5)
    }
  }

  @Test
  func `the forest is handed over as arrays, and walked left where a number is at most the split`()
    throws
  {
    let yaml = "certificates-forest: { trees: 20 }"
    let bytes = try #require(try files(yaml)["forest.json"])
    let json = try JSON(parsing: bytes)
    let (sample, offset) = (json["max_samples"]?.double ?? 0, json["offset"]?.double ?? 0)
    #expect(sample == 256 && json["n_features"] == 5 && json["trees"]?.elements?.count == 20)
    func numbers(_ tree: JSON, _ name: String) -> [Double] {
      tree[name]?.elements?.compactMap(\.double) ?? []
    }
    let scores = try pipeline(yaml).scores(of: rows)
    for row in 0..<30 {
      let lengths = (json["trees"]?.elements ?? []).map { tree in
        let (left, right) = (numbers(tree, "children_left"), numbers(tree, "children_right"))
        let (feature, split) = (numbers(tree, "feature"), numbers(tree, "threshold"))
        var (node, depth) = (0, 0.0)
        while left[node] >= 0 {
          node = Int(
            Double(rows[row, Int(feature[node])]) <= split[node] ? left[node] : right[node])
          depth += 1
        }
        return depth + AveragePathLength.classic(Int(numbers(tree, "n_node_samples")[node]))
      }
      let mean = lengths.reduce(0, +) / Double(lengths.count)
      let decision = -exp2(-mean / AveragePathLength.classic(256)) - offset
      #expect(abs(1 / (1 + exp(5 * decision)) - scores[row]) < 1e-9)
    }
  }

  @Test func `what stands for a missing number is told, since the running verifier puts 0 there`()
    throws
  {
    let document = try Certificates.document(
      of: pipeline("certificates-forest: { trees: 3 }", hole: true), DocumentIdentity())
    let note =
      "a missing marksPercent is taken for 67.52, and for 0 by the verifier as it runs"
    #expect(document.notes == [note])
    let text = try HandedFolder(document).text("README.md")
    #expect(
      text.contains(
        "issueYear, certNoLength, nameLength, rollPatternScore. A\(note.dropFirst()). The"))
  }

  @Test func `what the verifier cannot load is refused with all that is in the way`() throws {
    #expect {
      _ = try Certificates.document(
        of: pipeline("expenseflow-forest: { trees: 3 }", scale: "standard"), DocumentIdentity())
    } throws: {
      "\($0)"
        == "the document of certificates cannot say this pipeline: the verifier scales features by the ends in its files "
        + "('scale: none'); it holds one network or one forest (the detectors 'certificates' and 'certificates-forest')"
    }
  }
}
