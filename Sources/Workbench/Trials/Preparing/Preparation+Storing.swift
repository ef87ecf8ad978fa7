import Artifacts
import Features
import Formats
public import Machine
import Numerics
import Pipelines
import Vocabulary

extension Preparation {
  /// The preparation in a folder, whose rows stay there: processes that read the same folder share their
  /// memory. `nil` if there is none, or not yet a whole one.
  public init?(storedIn folder: String) throws {
    guard FileSystem.exists(Self.rest(folder)) else { return nil }
    let weights = try SafeTensors.read(Self.rest(folder))
    total = try weights.setting("total")
    notes = try (0..<weights.setting("notes", as: Int.self)).map { index throws(WeightsError) in
      try weights.setting("notes.\(index)")
    }
    rows = try SplitRows(readFrom: Self.known(folder))
    let train = try Matrix(mappingNPY: Self.matrix(folder, "train"))
    prepared = PreparedRows(
      features: try FittedFeatures(weights: weights.extracted(from: "features")),
      training: train, validation: try Matrix(mappingNPY: Self.matrix(folder, "validation")),
      test: rows.isTransductive ? train : try Matrix(mappingNPY: Self.matrix(folder, "test")))
  }

  /// Leaves the preparation in a folder; what makes it whole comes last.
  public func store(in folder: String) throws(FileError) {
    try FileSystem.makeFolder(folder)
    var weights = Weights()
    weights.embed(features.weights, as: "features")
    weights.settings["total"] = "\(total)"
    weights.settings["notes"] = "\(notes.count)"
    for (index, note) in notes.enumerated() { weights.settings["notes.\(index)"] = note }
    try train.write(npy: Self.matrix(folder, "train"))
    try validation.write(npy: Self.matrix(folder, "validation"))
    if !isTransductive { try test.write(npy: Self.matrix(folder, "test")) }
    try FileSystem.write(rows.bytes, to: Self.known(folder), durably: false)
    try FileSystem.write(SafeTensors.bytes(of: weights), to: Self.rest(folder), durably: false)
  }

  private static func matrix(_ folder: String, _ part: String) -> String {
    Paths.join(folder, "\(part).npy")
  }

  private static func known(_ folder: String) -> String { Paths.join(folder, "rows.npz") }

  private static func rest(_ folder: String) -> String {
    Paths.join(folder, "rest.safetensors")
  }
}
