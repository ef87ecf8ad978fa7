public import Formats
public import Forms
import Vocabulary

/// A model of a Python package, which learns and scores in a process of Python.
public struct PythonModel: Sendable, Equatable {
  public let package: PythonPackage
  /// The class, such as `INNE`.
  public let model: String
  /// What its class is called with.
  public let arguments: JSON
  /// The versions of what scores, once a run has looked.
  public let version: String?
  /// What the bytes of the script hash to, once a run has looked.
  public let sha256: String?
}

/// A package whose models can be named in a spec.
public enum PythonPackage: String, Sendable, CaseIterable {
  case pyod
  case sklearn

  /// What pip calls it.
  public var distribution: String { self == .pyod ? "pyod" : "scikit-learn" }
}

/// A model of PyOD, as a spec describes it.
public struct PyODModel: PythonModelForm {
  public static let name = "pyod"
  public static let help =
    "A detector of PyOD, where a Python with that package is found: that of ASSAY_PYTHON, else "
    + "python3 of the PATH. Trials know it by its words, the versions of the packages and the "
    + "bytes of the script between them and Assay."
  static let package = PythonPackage.pyod
  public let model: PythonModel

  public init(_ settings: Settings<Self>) { model = Self.model(settings) }
}

/// A model of scikit-learn, as a spec describes it.
public struct SklearnModel: PythonModelForm {
  public static let name = "sklearn"
  public static let help =
    "A detector of scikit-learn (a class with 'score_samples' or 'decision_function'), where a Python "
    + "with that package is found: that of ASSAY_PYTHON, else python3 of the PATH."
  static let package = PythonPackage.sklearn
  public let model: PythonModel

  public init(_ settings: Settings<Self>) { model = Self.model(settings) }
}

/// What is the same of all packages.
protocol PythonModelForm: NamedOutside {
  static var package: PythonPackage { get }
  var model: PythonModel { get }
}

extension PythonModelForm {
  static var className: Key<Self, String> {
    .required("model", .text, "The name of the class, such as IsolationForest.")
  }
  static var arguments: Key<Self, [(name: String, value: JSON)]?> {
    .optionalAxis(
      "with", .named(.argument), "What the class is called with: { n_estimators: 200 }.")
  }
  static var version: Key<Self, String?> {
    .optional("version", .text, "The versions that score; a run notes them by itself.")
  }
  static var sha256: Key<Self, String?> {
    .optional(
      "sha256", .text, "What the script between Assay and Python hashes to; a run notes it.")
  }
  /// It tells trials that go by a name of their own from those of other kinds.
  static var origin: Key<Self, PythonPackage> {
    .key("package", .one(of: [package], by: \.rawValue), or: package, "Where the class is from.")
  }
  static var title: Key<Self, String?> { .outsideName }
  static func isRecorded(in settings: JSON.Object) -> Bool {
    settings["package"]?.string == package.rawValue
  }

  public static var keys: [any FormKey<Self>] {
    [className, arguments, title, origin, version, sha256]
  }

  static func model(_ settings: Settings<Self>) -> PythonModel {
    PythonModel(
      package: package, model: settings[className],
      arguments: .object((settings[arguments] ?? []).map { (key: $0.name, value: $0.value) }),
      version: settings[version], sha256: settings[sha256])
  }

  /// All that the class is to be called with, where a spec sweeps over it.
  static func calls(of settings: Settings<Self>) -> [PythonModel] {
    settings.values(of: arguments).map { model(settings.with(arguments, $0)) }
  }
}

extension Kind where Value == JSON {
  /// What a Python function may be called with: a flag, a number, a word, or a list of these.
  fileprivate static var argument: Kind {
    .either(
      flag, whole, number, word,
      Kind<[JSON]>.list(of: .either(flag, whole, number, word))
        .mapped(JSON.list, back: \.elements))
  }

  private static var flag: Kind { Kind<Bool>.flag.mapped(JSON.bool, back: \.boolean) }
  private static var whole: Kind {
    Kind<Int>.whole(.min...(.max)).mapped(JSON.integer, back: \.int)
  }
  private static var number: Kind { Kind<Double>.number.mapped(JSON.number, back: \.double) }
  private static var word: Kind { Kind<String>.text.mapped(JSON.text, back: \.string) }
}
