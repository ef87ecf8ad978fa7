public import Formats
import Machine
public import Vocabulary

extension ThresholdChoice: Recorded {
  public static let fields = Fields(
    Self.init(method:wish:outcome:sentence:), Field("method", \.method, .text),
    Field("wish", \.wish, .text), Field(among: \.outcome, write: write, read: read),
    Field("sentence", \.sentence, .text))

  private static func write(_ outcome: Outcome, among members: inout JSON.Object) {
    switch outcome {
    case .chosen(let threshold): members["chosen"] = threshold.json
    case .infeasible(let why): members["infeasible"] = why.json
    }
  }

  private static func read(_ reader: JSONReader) throws(FileError) -> Outcome {
    if let why = try reader.optional("infeasible") { return .infeasible(try Infeasibility(why)) }
    return .chosen(try Threshold(reader["chosen"]))
  }
}

extension Infeasibility: Recorded {
  public static let fields = Fields(
    Self.init(_:lacking:needed:found:), Field("sentence", \.sentence, .text),
    Field("lacking", \.lacking, .optional(.text)), Field("needed", \.needed, .optional(.number)),
    Field("found", \.found, .optional(.number)))
}

extension Threshold: Recorded {
  public static let fields = Fields(
    Self.init(
      value:lowestAlarmed:holdsInFloat:interval:basis:guarantee:edge:achieved:expected:),
    Field("threshold", \.value, .number),
    Field("lowest_alarmed", \.lowestAlarmed, .optional(.number)),
    Field("holds_in_float", \.holdsInFloat, .flag),
    Field("interval", \.interval, .optional(.record)), Field("basis", \.basis, .word),
    Field("guarantee", \.guarantee, .optional(.record)),
    Field("edge", \.edge, .optional(.word)), Field("achieved", \.achieved, .measurements),
    Field("expected", \.expected, .measurements))
}

extension Guarantee: Recorded {
  public static let fields = Fields(
    Self.init(sentence:quantity:bound:confidence:rows:groups:isProved:likeness:),
    Field("sentence", \.sentence, .text),
    Field("quantity", \.quantity, .metric), Field("bound", \.bound, .number),
    Field("confidence", \.confidence, .optional(.number)), Field("rows", \.rows, .whole),
    Field(ifAny: "groups", \.groups, .whole), Field("proved", \.isProved, .flag, before: true),
    Field(ifAny: "later_rows", \.likeness, .record))
}

extension Likeness: Recorded {
  public static let fields = Fields(
    Self.init(p:rows:sentence:), Field("p", \.p, .number), Field("rows", \.rows, .whole),
    Field("sentence", \.sentence, .text),
    shown: [Shown("alike", \.isLike, .flag)])
}
