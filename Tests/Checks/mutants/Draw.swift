/// Which of all lines are planted: as many a room as it has code for, the kinds in turn.
///
/// A line is drawn by the hash of its content, so that an edit moves few of the others.
struct Draw {
  let seed: Int

  /// How many lines a room gets of `total`; never fewer than 25, if it has them.
  static func counts(of found: [String: [Mutation]], total: Int) -> [String: Int] {
    let all = found.values.reduce(0) { $0 + $1.count }
    return found.mapValues { max(25, (total * $0.count + all / 2) / max(all, 1)) }
  }

  /// At most `count` of the mutations, in the order in which they are wanted; one a line.
  func order(_ mutations: [Mutation], count: Int) -> [Mutation] {
    var waiting = Kind.allCases.map { kind in
      mutations.filter { $0.kind == kind }.map { (hash: hash($0), mutation: $0) }
        .sorted { $0.hash > $1.hash }
    }
    var drawn: [Mutation] = []
    var taken: Set<Line> = []
    while drawn.count < count, waiting.contains(where: { !$0.isEmpty }) {
      for kind in waiting.indices where drawn.count < count {
        while let next = waiting[kind].popLast()?.mutation {
          if taken.insert(Line(file: next.file, number: next.line)).inserted {
            drawn.append(next)
            break
          }
        }
      }
    }
    return drawn
  }

  private struct Line: Hashable {
    let file: String
    let number: Int
  }

  /// FNV-1a over what the mutation is known by, its bits then mixed.
  private func hash(_ mutation: Mutation) -> UInt64 {
    let words = [
      "\(seed)", mutation.fileName, mutation.text, mutation.change, "\(mutation.occurrence)",
    ]
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in words.joined(separator: "\u{0}").utf8 {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
    return value ^ (value >> 33)
  }
}
