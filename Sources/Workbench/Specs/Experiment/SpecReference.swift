public import Formats
import Forms

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
