import Foundation
import Machine
import Wording

/// What is said of something at work: a bar, and as many words as fit, what matters most first.
struct ProgressLine: Equatable {
  /// How much of all is done, in `0...1`, if that is known.
  let share: Double?
  let title: String
  /// What is said behind the title.
  let words: [String]

  /// As a line of a text, which has room.
  var text: String {
    let percent = share.map { ["\(Self.percent($0)) %"] } ?? []
    return Visible.text(([title] + percent + words).joined(separator: ", "))
  }

  /// As a line of a terminal, with room behind it for the `^C` of who stops it: a line that breaks cannot be erased.
  func drawn(width: Int) -> String {
    var line = ""
    if let share {
      let cells = width < 60 ? 6 : 20
      let filled = Int(share * Double(cells))
      line += String(repeating: "█", count: filled)
      line += String(repeating: "░", count: cells - filled) + " \(Self.percent(share)) % "
    }
    let most = max(1, width - 2)
    let room = max(1, most - line.count)
    line += Self.cut(Visible.text(title), to: words.isEmpty ? room : max(8, room - 10))
    for word in words {
      let longer = "\(line), \(Visible.text(word))"
      guard longer.count <= most else { break }
      line = longer
    }
    return String(line.prefix(most))
  }

  /// Whole percent, of which there are 100 only at the end.
  private static func percent(_ share: Double) -> Int { Int(share * 100) }

  private static func cut(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}

extension ProgressLine {
  /// What is said of work that has gone on for some time.
  ///
  /// The rate is that of all the time, so that the time left does not jump with every block.
  init(_ work: Work, seconds: Double) {
    let done = work.total.map { min(work.done, $0) } ?? work.done
    let pace = Pace(done: done - work.known, seconds: seconds)
    self.init(
      share: work.total.flatMap { $0 > 0 ? Double(done) / Double($0) : nil }, title: work.title,
      words: [
        work.total.flatMap { pace.left($0 - done) }, Self.amount(done, of: work.total, work.unit),
        pace.rate(work.unit), pace.isKnown ? nil : "\(Self.duration(seconds)) so far",
      ].compactMap(\.self))
  }

  /// `36 of 90 MB`, `1,000 rows`; nothing of what has no name or has not begun.
  private static func amount(_ done: Int, of total: Int?, _ unit: Work.Unit) -> String? {
    guard total != nil || done > 0 else { return nil }
    switch unit {
    case .parts: return nil
    case .things(let name):
      return
        (total.map { "\(Figures.grouped(done)) of \(Figures.grouped($0))" }
        ?? Figures.grouped(done)) + " \(name)"
    case .bytes:
      let size = ByteSize(total ?? done)
      return (total.map { "\(size.number(done)) of \(size.number($0))" } ?? size.number(done))
        + " \(size.name)"
    }
  }

  /// `12 s`, `5 min`, `1.5 h`; never less than what it stands for.
  static func duration(_ seconds: Double) -> String {
    seconds < 90
      ? "\(Int(seconds.rounded(.up))) s"
      : seconds < 5400
        ? "\(Int((seconds / 60).rounded(.up))) min"
        : "\((seconds / 360).rounded(.up) / 10) h"
  }
}

/// How fast something goes.
struct Pace {
  let done: Int
  let seconds: Double

  /// Whether enough was done to tell.
  var isKnown: Bool { done > 0 && seconds > 0 }

  /// How long `rest` takes at this pace; nothing where there is no rest.
  func left(_ rest: Int) -> String? {
    guard isKnown, rest > 0 else { return nil }
    return ProgressLine.duration(seconds / Double(done) * Double(rest)) + " left"
  }

  /// `12 MB/s`, `1,000 rows/s`, `3 trials/min`.
  func rate(_ unit: Work.Unit) -> String? {
    guard isKnown else { return nil }
    let rate = Double(done) / seconds
    switch unit {
    case .parts: return nil
    case .bytes:
      let size = ByteSize(Int(rate))
      return "\(size.number(Int(rate))) \(size.name)/s"
    case .things(let name):
      return rate < 1 ? "\(Self.shown(60 * rate)) \(name)/min" : "\(Self.shown(rate)) \(name)/s"
    }
  }

  /// With two digits at least where there are so many.
  private static func shown(_ rate: Double) -> String {
    rate < 10 ? "\((rate * 10).rounded() / 10)" : Figures.grouped(Int(rate.rounded()))
  }
}

/// The unit in which a number of bytes is told.
private struct ByteSize {
  let name: String
  private let bytes: Double

  init(_ count: Int) {
    (name, bytes) =
      count >= 1_000_000_000
      ? ("GB", 1e9) : count >= 1_000_000 ? ("MB", 1e6) : ("kB", 1e3)
  }

  /// Gigabytes have a decimal, so that each second shows.
  func number(_ count: Int) -> String {
    let number = Double(count) / bytes
    return bytes == 1e9
      ? "\((number * 10).rounded() / 10)" : Figures.grouped(Int(number.rounded()))
  }
}
