import Foundation
import Synchronization

/// Plants mistakes in a copy of the package, and tells which of them its tests notice.
@main
struct Main {
  static func main() {
    do {
      exit(try Check(Options(Array(CommandLine.arguments.dropFirst()))).run() ? 0 : 1)
    } catch {
      say("error: \(error)")
      exit(2)
    }
  }
}

func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

struct Check {
  private let options: Options
  private let house: House
  private let rooms: [House.Room]
  /// Every mutation there is, of every room that mutants are planted in.
  private let all: [String: [Mutation]]

  init(_ options: Options) throws {
    self.options = options
    house = try House(root: options.root)
    let planted = house.planted
    if let strange = options.rooms.first(where: { name in !planted.contains { $0.name == name } }) {
      throw Trouble(
        "mutants are planted in \(planted.map(\.name).joined(separator: ", ")), not in '\(strange)'"
      )
    }
    rooms = options.rooms.isEmpty ? planted : planted.filter { options.rooms.contains($0.name) }
    all = Dictionary(
      uniqueKeysWithValues: planted.map { ($0.name, Self.mutations(of: $0, options.root)) })
  }

  private static func mutations(of room: House.Room, _ root: String) -> [Mutation] {
    let paths = FileManager.default.enumerator(atPath: "\(root)/\(room.folder)")?.compactMap {
      $0 as? String
    }
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
      let file = "\(room.folder)/\(path)"
      let bytes = FileManager.default.contents(atPath: "\(root)/\(file)") ?? Data()
      return MutationFinder.mutations(of: [UInt8](bytes), file: file, room: room.name)
    }
  }

  /// Whether the tests notice enough.
  func run() throws -> Bool {
    let wanted = try wanted
    let drawn = wanted.flatMap(\.drawn)
    if options.isList {
      for mutation in drawn {
        print("\(mutation.file):\(mutation.line): \(mutation.kind.rawValue): \(mutation.change)")
      }
      return true
    }

    try FileManager.default.createDirectory(
      atPath: options.scratch, withIntermediateDirectories: true)
    let tree = PlantedTree(of: options.root, at: "\(options.scratch)/tree", house, drawn)
    let refused = Set(
      try tree.build(memory: "\(options.scratch)/refused.txt", tell: say).map(Place.init))
    let bundle = try TestBundle(
      of: tree.root, targets: house.tests(on: Set(rooms.map(\.name))).map(\.target),
      homes: Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, house.home(of: $0)) }),
      scratch: options.scratch, patience: options.patience)
    say("built; \(bundle.files.count) files of tests are run without a mutant")
    let surveyed = try bundle.surveyed(jobs: options.jobs)

    let planted = wanted.flatMap { drawn, count in
      Self.front(of: drawn, count: count) { refused.contains(Place($0)) }
    }
    let report = Report(
      outcomes: try outcomes(of: planted, tree, surveyed),
      refused: planted.filter { refused.contains(Place($0)) },
      judgements: try Judgement.list(at: options.judged), all: all.values.flatMap { $0 },
      rooms: rooms.map(\.name))
    print(report.text, terminator: "")
    let lines = report.outcomes.map { $0.line + "\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: "\(options.scratch)/outcomes.tsv"))
    return report.isGood
  }

  /// What is drawn of each room, and how many of them are wanted.
  private var wanted: [(drawn: [Mutation], count: Int)] {
    get throws {
      if let report = options.again {
        let survivors = try Report.survivors(of: report)
        return rooms.map { room in
          let drawn = (all[room.name] ?? []).filter { survivors.contains($0.key) }
          return (drawn, drawn.count)
        }
      }
      let draw = Draw(seed: options.seed)
      let counts = Draw.counts(of: all, total: options.total)
      return rooms.map { room in
        let count = options.count ?? counts[room.name] ?? 0
        // Some more, in the place of those that the compiler refuses.
        return (draw.order(all[room.name] ?? [], count: count + count / 4 + 2), count)
      }
    }
  }

  private func outcomes(
    of planted: [Mutation], _ tree: PlantedTree, _ bundle: TestBundle
  ) throws -> [Outcome] {
    let wanted = Set(planted.map(Place.init))
    let running = tree.mutants.filter { wanted.contains(Place($0.value)) }.sorted {
      $0.key < $1.key
    }
    say("\(running.count) mutants are switched on, one after another")
    let done = Mutex(0)
    return try parallel(running.map { (number: $0.key, mutation: $0.value) }, jobs: options.jobs) {
      let outcome = try bundle.fate(of: $0.number, $0.mutation, job: $1)
      let count = done.withLock {
        $0 += 1
        return $0
      }
      if count % 50 == 0 { say("\(count) of \(running.count)") }
      return outcome
    }
  }

  /// As many from the front as are needed to have `count` that compile.
  private static func front(
    of mutations: [Mutation], count: Int, isRefused: (Mutation) -> Bool
  ) -> [Mutation] {
    var left = count
    return Array(
      mutations.prefix { mutation in
        guard left > 0 else { return false }
        if !isRefused(mutation) { left -= 1 }
        return true
      })
  }
}

/// Where a drawn mutation stands; one is drawn a line.
private struct Place: Hashable {
  let file: String
  let range: Range<Int>
  init(_ mutation: Mutation) {
    file = mutation.file
    range = mutation.range
  }
}
