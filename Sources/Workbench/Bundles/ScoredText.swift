import Decisions
import Formats
import Machine
import Sources
import Vocabulary
import Wording

/// Scored rows as they are written, in one of several forms.
enum ScoredText {
  /// The bytes of scored rows.
  static func bytes(
    of block: ScoredBlock, _ columns: ScoreColumns, as form: ScoreForm
  ) -> [UInt8] {
    switch form {
    case .csv: csv(block, columns)
    case .jsonl: jsonLines(block, columns)
    case .npy: records(block, columns)
    }
  }

  /// What stands before the rows.
  ///
  /// - Parameter rows: How many there are, where that is known.
  static func head(_ columns: ScoreColumns, as form: ScoreForm, rows: Int) -> [UInt8] {
    switch form {
    case .csv: Array((columns.names.joined(separator: ",") + "\n").utf8)
    case .jsonl: []
    case .npy: NPY.head(records: fields(columns), rows: rows)
    }
  }

  private static func csv(_ block: ScoredBlock, _ columns: ScoreColumns) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(block.numbers.count * 56)
    for row in block.numbers.indices {
      bytes.append(whole: block.numbers[row])
      if let ids = block.ids { bytes += [.comma] + cell(ids[row]).utf8 }
      if let times = block.times { bytes += [.comma] + Moment.text(times[row]).utf8 }
      bytes.append(.comma)
      bytes.append(contentsOf: "\(block.scores[row])".utf8)
      if columns.calibrated != nil {
        bytes.append(.comma)
        bytes.append(contentsOf: "\(block.calibrated[row])".utf8)
      }
      if let confidences = block.confidences {
        bytes.append(.comma)
        bytes.append(contentsOf: "\(confidences[row])".utf8)
      }
      bytes.append(.comma)
      bytes.append(contentsOf: (block.verdicts.map { $0[row] ? "1" : "0" } ?? "n/a").utf8)
      if let decision = block.decisions?[row] {
        for word in [decision.tier, decision.effect] { bytes += [.comma] + cell(word ?? "").utf8 }
      }
      if let reasons = block.reasons {
        for reason in reasons[row] {
          bytes += [.comma] + cell(reason.column).utf8 + [.comma] + "\(reason.part)".utf8
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// A word as a cell of CSV.
  private static func cell(_ word: String) -> String {
    word.utf8.contains { $0 == .comma || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
      ? "\"\(word.replacing("\"", with: "\"\""))\"" : word
  }

  private static func jsonLines(_ block: ScoredBlock, _ columns: ScoreColumns) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(block.numbers.count * 96)
    for row in block.numbers.indices {
      var members: [(key: String, value: JSON)] = [("row", JSON(block.numbers[row]))]
      if let ids = block.ids { members.append(("id", .text(ids[row]))) }
      if let times = block.times { members.append(("time", .text(Moment.text(times[row])))) }
      members.append(("score", number(block.scores[row])))
      if let name = columns.calibrated { members.append((name, number(block.calibrated[row]))) }
      if let confidences = block.confidences {
        members.append(("confidence", number(confidences[row])))
      }
      members.append(("alarm", block.verdicts.map { .bool($0[row]) } ?? .null))
      if let decision = block.decisions?[row] {
        members += [("tier", JSON(decision.tier)), ("effect", JSON(decision.effect))]
      }
      if let reasons = block.reasons {
        members.append(("reasons", .list(reasons[row].map(\.json))))
      }
      let pairs = members.map { "\(JSON.text($0.key).text()):\($0.value.text())" }
      bytes.append(contentsOf: "{\(pairs.joined(separator: ","))}\n".utf8)
    }
    return bytes
  }

  /// JSON has no numbers without bound.
  private static func number(_ value: Double) -> JSON { value.isFinite ? .number(value) : .null }

  /// The fields of a record of NumPy's.
  private static func fields(_ columns: ScoreColumns) -> [(name: String, type: String)] {
    [("row", "<i8")] + (columns.hasTimes ? [("time", "<M8[ms]")] : []) + [("score", "<f8")]
      + (columns.calibrated.map { [($0, "<f8")] } ?? [])
      + (columns.hasConfidences ? [("confidence", "<f8")] : [])
      + (columns.hasVerdicts ? [("alarm", "|b1")] : [])
  }

  private static func records(_ block: ScoredBlock, _ columns: ScoreColumns) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(block.numbers.count * 40)
    for row in block.numbers.indices {
      bytes.append(word: UInt64(bitPattern: Int64(block.numbers[row])))
      if let times = block.times { bytes.append(word: UInt64(bitPattern: times[row])) }
      bytes.append(word: block.scores[row].bitPattern)
      if columns.calibrated != nil { bytes.append(word: block.calibrated[row].bitPattern) }
      if let confidences = block.confidences { bytes.append(word: confidences[row].bitPattern) }
      if let verdicts = block.verdicts { bytes.append(verdicts[row] ? 1 : 0) }
    }
    return bytes
  }
}

/// How scored rows are written.
public enum ScoreForm: String, Sendable, CaseIterable {
  case csv, jsonl, npy

  /// The form that the name of a file tells; `nil` if it tells one that scores are not written in.
  public init?(file: String) {
    switch Paths.ending(of: file) {
    case "npy": self = .npy
    case "jsonl", "ndjson": self = .jsonl
    case "npz", "gz", "parquet", "mat", "json": return nil
    default: self = .csv
    }
  }
}

extension UInt8 {
  fileprivate static let comma = UInt8(ascii: ",")
}

extension [UInt8] {
  /// Adds the digits of a number that is not below 0.
  fileprivate mutating func append(whole number: Int) {
    var digits = number
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(digits % 10))
      digits /= 10
    } while digits > 0
    self[start...].reverse()
  }
}
