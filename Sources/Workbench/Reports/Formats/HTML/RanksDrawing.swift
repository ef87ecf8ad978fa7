import Wording

/// Mean ranks as a critical-difference diagram: names hang from a line of ranks, those that cannot be told apart below one bar.
struct RanksDrawing {
  private let ranks: Page.Ranks
  private let scale: Scale

  private static let width = 720.0
  private static let side = 190.0
  /// Where the line of ranks lies.
  private static let line = 62.0
  private static let (row, bar) = (20.0, 8.0)

  init(_ ranks: Page.Ranks) {
    self.ranks = ranks
    scale = Scale(1...Double(ranks.entries.count), from: Self.side, to: Self.width - Self.side)
  }

  var svg: String {
    SVG.drawing(
      width: Self.width, height: top + Double((count + 1) / 2) * Self.row, label: "mean ranks",
      [axis, difference] + ranks.groups.indices.map(bar) + ranks.entries.indices.map(entry))
  }

  private var count: Int { ranks.entries.count }

  /// Where the first name lies, below all bars.
  private var top: Double { Self.line + 14 + Double(ranks.groups.count) * Self.bar + 12 }

  private var axis: String {
    let ticks = (1...count).map { rank in
      let x = scale.place(Double(rank))
      return "<path class=\"axis\" d=\"M\(SVG.at(x)) \(SVG.at(Self.line))v-5\"/>"
        + SVG.text("\(rank)", x, Self.line - 10, anchor: "middle")
    }
    let line =
      "<path class=\"axis\" d=\"M\(SVG.at(scale.start)) \(SVG.at(Self.line))H\(SVG.at(scale.end))\"/>"
    return ([line] + ticks).joined(separator: "\n")
  }

  /// The difference from which on mean ranks differ, as a length.
  private var difference: String {
    let end = scale.place(1 + ranks.criticalDifference)
    let text = "mean ranks so far apart differ at 5 %: \(Figures.short(ranks.criticalDifference))"
    return "<path class=\"mark\" d=\"M\(SVG.at(scale.start)) 26H\(SVG.at(end))\"/>"
      + SVG.text(text, scale.start, 18)
  }

  private func bar(_ number: Int) -> String {
    let group = ranks.groups[number]
    let (left, right) = (
      scale.place(ranks.entries[group.lowerBound].rank),
      scale.place(ranks.entries[group.upperBound].rank)
    )
    let y = Self.line + 14 + Double(number) * Self.bar
    return
      "<path class=\"group\" d=\"M\(SVG.at(left - 3)) \(SVG.at(y))H\(SVG.at(right + 3))\"/>"
  }

  /// The better half stands at the left, the best uppermost; the other half at the right, the worst uppermost, so that
  /// no lines cross.
  private func entry(_ place: Int) -> String {
    let entry = ranks.entries[place]
    let isLeft = place < (count + 1) / 2
    let y = top + Double(isLeft ? place : count - 1 - place) * Self.row
    let (x, end) = (scale.place(entry.rank), isLeft ? Self.side - 12 : Self.width - Self.side + 12)
    let rank = Figures.fixed(entry.rank, 2)
    return
      "<path class=\"stem\" d=\"M\(SVG.at(x)) \(SVG.at(Self.line))V\(SVG.at(y))H\(SVG.at(end))\"/>"
      + SVG.text(
        isLeft ? "\(entry.name) \(rank)" : "\(rank) \(entry.name)", end + (isLeft ? -6 : 6), y + 4,
        anchor: isLeft ? "end" : "start")
  }
}
