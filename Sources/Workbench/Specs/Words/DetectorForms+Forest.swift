import Detectors
import Files
import Vocabulary

extension DetectorForms {
  static let forest: [DetectorForm] = [
    DetectorForm(
      "isolation-forest",
      "Trees that cut at random until rows stand alone; strange rows stand alone early.",
      keys: treeKeys + [
        .axis(
          "features", .positiveShare, or: 1, "The share of the columns that each tree may split."),
        .axis(
          "comparison", .word(SplitComparison.allCases.map(\.rawValue)), or: "<=",
          "Which rows go left at a node: those at most the threshold, or those below it."),
        .axis(
          "choice", .word(SplitChoice.allCases.map(\.rawValue)), or: "varying",
          "The columns that a node draws from: those that vary in it, or any."),
      ]
    ) { settings throws(SettingError) in
      try IsolationForest(
        trees: settings.whole("trees"), sample: TreeSample(settings),
        replacement: settings.flag("replacement"),
        depth: settings.optional("depth") { $0.whole($1) },
        pathLength: settings.word("path-length"), yardstick: settings.word("yardstick"),
        features: settings.number("features"), comparison: settings.word("comparison"),
        choice: settings.word("choice"))
    },
    DetectorForm(
      "extended-isolation-forest", "The same with cuts by planes through several columns.",
      keys: sampleKeys + [
        .axis("dimensions", .count, or: 3, "Through how many columns a plane cuts."),
        pathLengthKey,
      ]
    ) { settings throws(SettingError) in
      try ExtendedIsolationForest(
        trees: settings.whole("trees"), sample: TreeSample(settings),
        depth: settings.optional("depth") { $0.whole($1) },
        dimensions: settings.whole("dimensions"),
        pathLength: settings.word("path-length"))
    },
  ]

  private static let sampleKeys: [Key] = [
    .axis("trees", .whole(1...100_000), or: 100, "How many trees."),
    .axis(
      "sample", .either([.whole(2...(.max)), .positiveShare]), or: 256,
      "How many rows a tree sees: a number, or a share below 1."),
    .optionalAxis(
      "depth", .whole(1...10_000), "The depth at which branches end; else ⌈log2 sample⌉."),
  ]

  private static let pathLengthKey = Key.axis(
    "path-length", .word(AveragePathLength.allCases.map(\.rawValue)), or: "classic",
    "The expected path c(n): the usual approximation, the exact sum, or ExpenseFlow's.")

  private static let treeKeys: [Key] =
    sampleKeys + [
      .axis("replacement", .flag, or: false, "Whether a row may be drawn twice for a tree."),
      pathLengthKey,
      .axis(
        "yardstick", .word(PathYardstick.allCases.map(\.rawValue)), or: "seen",
        "By how many rows paths are measured: those a tree saw, or those it was told to see."),
    ]
}

extension TreeSample {
  init(_ settings: Settings) {
    let value = settings.number("sample")
    self = value < 1 ? .share(value) : .rows(Int(value))
  }
}

extension Settings {
  /// The word of a key as one of the cases that the form lists.
  func word<Word: RawRepresentable<String>>(_ key: String) -> Word {
    guard let word = Word(rawValue: text(key)) else {
      preconditionFailure("the form allows a '\(text(key))' that \(Word.self) does not have")
    }
    return word
  }
}
