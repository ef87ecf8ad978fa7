import Detectors
import Forms
import Numerics
import Testing
import Vocabulary

/// The list of detectors: what is in it can be made, learned, stored and found again.
struct DetectorsTests {
  @Test(arguments: Detectors.all.map { $0.name })
  func `a detector of the list is made of its defaults, and its model is read back by its name`(
    name: String
  ) throws {
    let detector = try made(Self.members[name].map { "\(name): { of: \($0) }" } ?? name)
    #expect(type(of: detector).name == name)
    let rows = Samples.blob(rows: 40)
    let model = try detector.fitted(to: rows, seed: Seed(3)).model
    #expect(Detectors.name(of: model) == name)
    let again = try Detectors.restored(name, from: model.weights)
    #expect(Detectors.name(of: again) == name)
    #expect(try again.scores(of: rows).bits == model.scores(of: rows).bits)
  }

  /// What detectors that are made of others are made of here.
  private static let members = ["ensemble": "[lof, largest-z]", "feature-bagging": "lof"]

  @Test func `every detector has a name and a type of model of its own`() {
    let names = Detectors.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    #expect(Set(Detectors.all.map { $0.typeOfModel }).count == names.count)
    for name in names { #expect(Detectors.named(name).map { $0.name } == name) }
    #expect(Detectors.named("crystal-ball") == nil)
  }

  @Test(arguments: Detectors.choices.forms.map(\.name))
  func `every detector and every key of it says what it means in a sentence`(name: String) throws {
    let form = try #require(Detectors.choices.forms.first { $0.name == name })
    #expect(form.help.hasSuffix("."))
    #expect(Set(form.keys.map(\.name)).count == form.keys.count)
    for key in form.keys {
      #expect(key.help.hasSuffix("."), "\(key.name)")
      #expect(key.name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(key.name)")
    }
  }

  @Test func `weights of a detector that nobody knows are refused`() {
    #expect(throws: WeightsError("there is no detector 'crystal-ball'")) {
      try Detectors.restored("crystal-ball", from: Weights())
    }
  }

  @Test func `all controls stand beside every run, the untrained network only beside a network`() {
    func beside(_ asked: [any Detector.Type]) -> [String] {
      Detectors.all.filter { $0.accompanies(asked) }.map { $0.name }
    }
    let always = ["random", "constant", "distance-to-mean", "largest-z"]
    #expect(beside([]) == always)
    #expect(beside([LocalOutlierFactor.self, UntrainedNetwork.self]) == always)
    #expect(beside([LargestZ.self, Autoencoder.self]) == always + ["untrained-network"])
    #expect(Detectors.all.filter { $0.isControl }.map { $0.name } == always + ["untrained-network"])
  }

  @Test func `only the one-class machines draw a line of their own, at 0`() throws {
    let drawing = Detectors.all.filter { $0.border != nil }
    #expect(drawing.map { $0.name } == ["one-class-svm", "nystrom-one-class-svm"])
    #expect(drawing.map { $0.border } == [0, 0])
    let model: any AnomalyModel = try OneClassSVM().fit(Samples.blob(rows: 20), seed: Seed(1))
    #expect(model.border == 0)
  }

  @Test func `the seed changes nothing of what learns without chance`() throws {
    let detectors = try Detectors.single.map { try made($0.name) }
    #expect(
      detectors.filter(\.isDeterministic).map { type(of: $0).name } == [
        "lof", "knn", "one-class-svm", "ecod", "copod", "hbos", "pca", "mahalanobis", "constant",
        "distance-to-mean", "largest-z",
      ])
    #expect(try made("ensemble: { of: [lof, knn], combine: median }").isDeterministic)
    #expect(try !made("ensemble: { of: [lof, random] }").isDeterministic)
    // Members are dealt into groups by chance, columns to members of a bagging too.
    #expect(try !made("ensemble: { of: [lof, knn], combine: average-of-maxima }").isDeterministic)
    #expect(try !made("feature-bagging: { of: lof }").isDeterministic)
  }
}

extension Detector {
  fileprivate static var typeOfModel: ObjectIdentifier { ObjectIdentifier(Model.self) }
}

/// The detector that a spec describes, which leaves nothing to sweep.
func made(_ yaml: String) throws -> any Detector {
  let choice = try FormReader.choice(yaml, among: Detectors.choices.forms, from: "test")
  let all = choice.combinations(among: Detectors.choices.forms)
  #expect(all.count == 1)
  return try Detectors.choices.make(all[0])
}
