import Artifacts
import Formats
import Vocabulary

/// The columns that tell the settings of a run apart: one for each thing in which they differ, and one for what else
/// their labels say.
struct SettingColumns {
  private let axes: [Axis]
  /// Whether some label says what no axis does.
  private let haveRests: Bool

  /// More would leave no room for what was measured.
  private static let mostAxes = 6

  init(_ standings: [SummaryRecord.Standing]) {
    let features = standings.flatMap { $0.features.members?.map(\.key) ?? [] }.uniqued()
    let settings = standings.flatMap { $0.settings.members?.map(\.key) ?? [] }.uniqued().sorted()
    let names = SplitNames(among: standings)
    let split = [Axis("split") { .text(names.of($0.split)) }].filter {
      $0.differs(among: standings, by: \.dataset)
    }
    let swept =
      (features.map { key in Axis(key) { $0.features[key] } }
      + settings.map { key in Axis(key) { $0.settings[key] } })
      .filter { $0.differs(among: standings) { $0.dataset + "\n" + $0.detector } }
    axes = split + (swept.count > Self.mostAxes ? [] : swept)
    let known = Set(axes.map(\.head))
    haveRests = standings.contains { !Self.rest(of: $0.label, beside: known).isEmpty }
  }

  var heads: [String] { axes.map(\.head) + (haveRests || axes.isEmpty ? ["settings"] : []) }

  func cells(of standing: SummaryRecord.Standing) -> [Page.Cell] {
    let rest = Self.rest(of: standing.label, beside: Set(axes.map(\.head)))
    let values = axes.map { axis in axis.value(standing).map(Page.Cell.setting) ?? .absent("–") }
    guard haveRests || axes.isEmpty else { return values }
    return values + [.words(Prose(rest.isEmpty ? (axes.isEmpty ? "defaults" : "–") : rest))]
  }

  /// Something in which settings may differ.
  private struct Axis {
    let head: String
    let value: (SummaryRecord.Standing) -> JSON?

    init(_ head: String, _ value: @escaping (SummaryRecord.Standing) -> JSON?) {
      self.head = head
      self.value = value
    }

    func differs(
      among standings: [SummaryRecord.Standing], by group: (SummaryRecord.Standing) -> String
    ) -> Bool {
      Dictionary(grouping: standings, by: group).values.contains { own in
        Set(own.map { value($0)?.text() }).count > 1
      }
    }
  }

  /// What a label such as `neighbors 5, scale none` says of keys that have no column.
  private static func rest(of label: String, beside known: Set<String>) -> String {
    var (parts, depth) = ([""], 0)
    for character in label {
      depth += "[({".contains(character) ? 1 : "])}".contains(character) ? -1 : 0
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0 == " " }) }.filter { part in
      !part.isEmpty && !known.contains(String(part.prefix { $0 != " " }))
    }.joined(separator: ", ")
  }
}

/// What a way to divide rows is called beside the others of a run: its word, where that tells it apart.
private struct SplitNames {
  private let isTold: Bool

  init(among standings: [SummaryRecord.Standing]) {
    let splits = Set(standings.map { $0.split.text() })
    isTold = Set(standings.map { Self.word($0.split) }).count == splits.count
  }

  func of(_ split: JSON) -> String {
    isTold ? Self.word(split) : SettingsText.choice(split)
  }

  private static func word(_ split: JSON) -> String {
    split.members?.first { $0.value.members != nil }?.key ?? split.text()
  }
}
