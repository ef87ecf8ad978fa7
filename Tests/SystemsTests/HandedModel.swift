import Decisions
import Detectors
import Features
import Formats
import Forms
import Machine
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

@testable import Systems

/// A pipeline over three columns of normal numbers, and the document that a system makes of it.
struct HandedModel {
  let pipeline: Pipeline
  let rows: Matrix<Float>

  /// - Parameters:
  ///   - detector: As a spec says it, of all detectors that a spec can name.
  ///   - threshold: Where rows alarm.
  ///   - hole: Whether a number of the first column is missing.
  init(
    _ detector: String, scale: Scaling = .none, calibrate: String = "none",
    threshold: Double? = nil, hole: Bool = false
  ) throws {
    var chance = Seed(3).generator()
    var columns = (0..<3).map { column in
      (0..<200).map { _ in Double(Float(chance.normal() * Double(column + 1) + 5)) }
    }
    rows = Matrix<Float>(rows: 200, columns: 3) { Float(columns[$1][$0]) }
    if hole { columns[0][7] = .nan }
    let fitted = try PipelineSettings(
      features: FeatureSettings(scaling: scale, missing: hole ? .median : .complain),
      detector: Self.detector(detector),
      calibration: try ScoreMapKind(Choice(calibrate))
    ).fit(
      Table(
        rows: 200, columns: columns.enumerated().map { Column("x\($0)", numbers: $1) }),
      training: Array(0..<200), seed: Seed(1))
    pipeline = threshold.map { fitted.deciding(by: .threshold($0)) } ?? fitted
  }

  private static func detector(_ yaml: String) throws -> any Detector {
    let choices = Choices(Systems.detectors.entries + Detectors.choices.entries)
    let choice = try FormReader.choice(yaml, among: choices.forms, from: "test")
    return try choices.make(try #require(choice.combinations(among: choices.forms).first))
  }
}

/// A document of several files, as somebody reads it who has the folder.
struct HandedFolder {
  let files: [String: [UInt8]]

  init(_ document: any SystemDocument) {
    guard case .folder(let all) = document.content else {
      files = [:]
      return
    }
    files = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.bytes) })
  }

  var names: [String] { files.keys.sorted() }

  func text(_ name: String) throws -> String {
    String(decoding: try #require(files[name]), as: UTF8.self)
  }

  func json(_ name: String) throws -> JSON { try JSON(parsing: try #require(files[name])) }

  func array(_ name: String) throws -> Tensor {
    let bytes = try #require(files["\(name).npy"])
    return try NPY.tensor(bytes.span, path: name)
  }
}
