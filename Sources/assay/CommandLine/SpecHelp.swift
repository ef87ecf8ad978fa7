import Formats
import Forms
import Specs

/// The reference of a spec's keys, made from the declarations that decode it.
enum SpecHelp {
  static func page(asSchema: Bool) -> String {
    if asSchema { return SpecReference.schema.text(.indented) }
    return """
      A spec is a YAML file. Where a key says "a list sweeps", a list of values tries each of them; every
      combination of such lists is a trial, for every data set and seed. A name of several may stand
      bare (lof) or with settings (lof: { neighbors: [10, 20] }). 'include: other.yaml' takes the keys of
      another spec, over which its own win; '--set key=value' on the command line wins over both. 'assay
      help spec KEY' has an example of each key.

      """ + SpecReference.text
  }

  /// What is said of the topics that `word` names; `nil` where it names none.
  static func page(of word: String) -> String? {
    let topics = SpecReference.topics(of: word)
    guard !topics.isEmpty else { return nil }
    return topics.map { $0.page(SpecReference.examples) }.joined(separator: "\n")
  }

  /// The words that `assay help` knows of a spec.
  static var words: [String] {
    var seen: Set<String> = []
    return SpecReference.topics.filter { $0.path.count < 3 }.map(\.name)
      .filter { seen.insert($0).inserted }
  }
}
