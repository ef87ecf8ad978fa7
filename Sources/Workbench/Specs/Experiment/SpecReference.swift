public import Formats
public import Forms

/// What a spec can say, for people and for editors.
public enum SpecReference {
  /// Every key with its type, default and meaning.
  public static var text: String { Spec.form.reference() }

  /// The JSON Schema of a spec.
  public static var schema: JSON {
    Spec.form.schema(
      including: (
        key: "include",
        help: "Another spec, looked for beside this one, whose keys hold where this one has none."
      ))
  }

  /// Examples of its keys.
  public static let examples = Examples(
    stated: [
      "name": "payments", "file": "payments.csv", "query": "SELECT * FROM 'events/*.parquet'",
      "catalog": ["shuttle"], "mirror": "downloads", "label": "fraud", "column": "fraud",
      "array": "y", "feedback": "feedback.jsonl", "intervals": "windows.csv",
      "ids": "anomalies.txt", "anomaly": ["1"],
      "ordinary": ["normal"], "time": "timestamp", "group": "user", "id": "transaction",
      "kind": "attack", "use": ["amount", "hour"], "ignore": ["comment"], "delimiter": ";",
      "names": ["amount", "hour"], "missing-words": ["NA", "?"], "values": "X",
      "sha256": .text(String(repeating: "0", count: 64)), "fit": "python3 fit.py",
      "score": "python3 score.py", "redact": ["user"], "select": "average_precision",
      "ensemble.of": ["isolation-forest", "ecod"], "ensemble.weights": [0.6, 0.4],
      "datasets": ["shuttle"], "detectors": ["lof"], "threshold": "best-f1",
      "expenseflow.weights": [0.7, 0.3], "scores.file": "scores.npy",
      "elide.weights": [0.5, 0.3, 0.2], "nexora.weights": [0.6, 0.4], "own.each": "type=payment",
      "numbers.where": "type=payment", "words.where": "type=payment",
      "share.where": "type=payment", "runs.where": "type=payment", "times.where": "type=payment",
      "own.levels": ["high": ["above": 0.9]],
      "own.ordinary": ["high": 0.01], "expenseflow.ordinary": ["BLOCK": 0.001],
      "certificates.ordinary": ["suspicious": 0.05], "elide.ordinary": ["critical_anomaly": 0.01],
      "nexora.ordinary": ["high": 0.01],
    ],
    beside: [
      "label.anomaly": "column", "label.ordinary": "column", "label.counting": "intervals",
      "numbers.by": "over", "numbers.where": "over", "words.by": "over", "words.where": "over",
      "share.by": "over", "share.where": "over", "runs.by": "over", "runs.where": "over",
      "times.by": "over", "times.where": "over",
    ])

  /// All keys and names of a spec, the outer ones first.
  public static var topics: [Topic] { Spec.form.topics(examples) }

  /// The topics that `word` means: by their whole path, `data.label`, or by their name, of which those count that
  /// stand furthest out.
  public static func topics(of word: String) -> [Topic] {
    let all = topics
    if let exact = all.first(where: { $0.path.joined(separator: ".") == word }) { return [exact] }
    let named = all.filter { $0.name == word }
    return named.filter { $0.path.count == named[0].path.count }
  }

  /// The names that stand behind a key of a spec: its keys, or those of its choices; those of the spec
  /// itself for an empty key.
  public static func names(of key: String) -> [String] {
    key.isEmpty ? Spec.form.keys.map(\.name) : Spec.form.key(key)?.shape.names ?? []
  }
}

extension Shape {
  fileprivate var names: [String] {
    switch self {
    case .list(let element): element.names
    case .form(let form): form.keys.map(\.name)
    case .choice(let forms): forms.map(\.name)
    case .word(let words): words
    default: []
    }
  }
}
