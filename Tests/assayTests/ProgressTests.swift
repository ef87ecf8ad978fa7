import Runs
import Synchronization
import Testing

@testable import Machine
@testable import assay

struct ProgressLineTests {
  /// Of 90 MB, 36 MB were read in three seconds: 12 MB a second, 40 %, and 54 MB are left, which take 4.5 s.
  private let reading: ProgressLine = {
    let work = Work("reading rows.csv", of: 90_000_000, .bytes)
    work.advance(by: 36_000_000)
    return ProgressLine(work, seconds: 3)
  }()

  @Test(arguments: [
    (80, "████████░░░░░░░░░░░░ 40 % reading rows.csv, 5 s left, 36 of 90 MB, 12 MB/s"),
    (72, "████████░░░░░░░░░░░░ 40 % reading rows.csv, 5 s left, 36 of 90 MB"),
    (60, "████████░░░░░░░░░░░░ 40 % reading rows.csv, 5 s left"),
    (40, "██░░░░ 40 % reading rows.csv, 5 s left"),
    (32, "██░░░░ 40 % reading…, 5 s left"),
    (10, "██░░░░ 4"),
  ])
  func `a bar says what matters most first, and no more than fits`(width: Int, line: String) {
    #expect(reading.drawn(width: width) == line)
    #expect(line.count < width - 1)
  }

  @Test func `a line of a text has all of it`() {
    #expect(reading.text == "reading rows.csv, 40 %, 5 s left, 36 of 90 MB, 12 MB/s")
  }

  @Test(arguments: [
    // Nothing is known before something is done.
    (0, nil, Work.Unit.bytes, 0, 2.5, "asking, 3 s so far"),
    (0, 500, .bytes, 0, 2.5, "asking, 0 %, 0 of 1 kB, 3 s so far"),
    // 3,000 rows in 2 s are 1,500 a second; where the whole is not known, no end is.
    (3000, nil, .things("rows"), 0, 2, "asking, 3,000 rows, 1,500 rows/s"),
    // A gigabyte and a half of three in ten seconds: 150 MB a second, and as long again.
    (
      1_500_000_000, 3_000_000_000, .bytes, 0, 10,
      "asking, 50 %, 10 s left, 1.5 of 3.0 GB, 150 MB/s"
    ),
    // What was there before took no time: 10 of the 20 in 4 s, so the 70 that are left take 28 s.
    (30, 100, .things("runs"), 20, 4, "asking, 30 %, 28 s left, 30 of 100 runs, 2.5 runs/s"),
    // 2 in 4 minutes are one in two minutes; 58 more take 116 minutes, which is 1.93… hours.
    (2, 60, .things("trials"), 0, 240, "asking, 3 %, 2.0 h left, 2 of 60 trials, 0.5 trials/min"),
    // 1 of 3 parts in 45 s: 90 s, told in minutes.
    (1, 3, .parts, 0, 45, "asking, 33 %, 2 min left"),
    (3, 3, .parts, 0, 45, "asking, 100 %"),
    // A file that has grown while it was read is read to its end, and no further.
    (700, 600, .bytes, 0, 1, "asking, 100 %, 1 of 1 kB, 1 kB/s"),
  ])
  func `the rate and the time left follow from what is done and how long it took`(
    done: Int, total: Int?, unit: Work.Unit, known: Int, seconds: Double, text: String
  ) {
    let work = Work("asking", of: total, unit, from: known)
    work.reach(done)
    #expect(ProgressLine(work, seconds: seconds).text == text)
  }

  @Test func `a title of others does nothing to a terminal`() {
    #expect(
      ProgressLine(Work("reading \u{1B}[2J.csv"), seconds: 1).drawn(width: 60)
        == "reading ␛[2J.csv, 1 s so far")
  }
}

struct ProgressTests {
  /// A console with a terminal of 72 cells, or with none, and a clock that a test sets.
  private final class Scene: Sendable {
    let paper: Paper
    let progress: Progress
    private let now: Now

    private final class Now: Sendable { let seconds = Mutex(0.0) }

    init(_ style: Progress.Style? = nil, terminal: [String: String]?) {
      paper = Paper(
        Terminal(isTerminal: terminal != nil, width: 72, environment: terminal ?? [:]))
      let now = Now()
      self.now = now
      progress = Progress(paper.console, style) { now.seconds.withLock(\.self) }
    }

    /// Has somebody look at a moment.
    func look(at seconds: Double) {
      now.seconds.withLock { $0 = seconds }
      progress.tick()
    }

    /// Begins something that the progress is told of.
    func begin(_ title: String, of total: Int) -> Work {
      Work.$onlooker.withValue(progress) { Work(title, of: total, .things("rows")) }
    }
  }

  @Test func `a bar appears after a second, is drawn over, and goes with its work`() {
    let scene = Scene(terminal: [:])
    let work = scene.begin("counting", of: 10)
    work.advance(by: 1)
    scene.look(at: 0.9)
    #expect(scene.paper.err == "")
    scene.look(at: 1)
    let first = "\r██░░░░░░░░░░░░░░░░░░ 10 % counting, 9 s left, 1 of 10 rows, 1.0 rows/s\u{1B}[K"
    #expect(scene.paper.err == first)
    work.advance(by: 4)
    scene.look(at: 2)
    let second = "\r██████████░░░░░░░░░░ 50 % counting, 2 s left, 5 of 10 rows, 2.5 rows/s\u{1B}[K"
    #expect(scene.paper.err == first + second)
    work.end()
    scene.look(at: 2.1)
    #expect(scene.paper.err == first + second + "\r\u{1B}[K")
    scene.progress.end()
    scene.look(at: 3)
    #expect(scene.paper.err == first + second + "\r\u{1B}[K")
  }

  @Test func `what is written while a bar stands there takes its place`() throws {
    let scene = Scene(terminal: [:])
    let console = scene.paper.console
    let progress = Progress(console, .bar) { 2 }
    let work = Work.$onlooker.withValue(progress) { Work("asking") }
    progress.tick()
    console.complain("a note")
    progress.tick()
    try console.print("an answer")
    work.end()
    progress.end()
    #expect(
      scene.paper.err
        == "\rasking, 0 s so far\u{1B}[K\r\u{1B}[Ka note\n\rasking, 0 s so far\u{1B}[K\r\u{1B}[K")
    #expect(scene.paper.out == "an answer\n")
  }

  @Test func `nothing is drawn behind the last line`() {
    let paper = Paper(Terminal(isTerminal: true, width: 72, environment: [:]))
    let console = paper.console
    let progress = Progress(console, .bar) { 2 }
    let work = Work.$onlooker.withValue(progress) { Work("asking") }
    console.close(with: "stopped by Ctrl-C; no file was written")
    progress.tick()
    work.end()
    #expect(paper.err == "stopped by Ctrl-C; no file was written\n")
  }

  @Test(arguments: [nil, ["TERM": "dumb"]])
  func `where no line can be drawn over, one is said after 2, 4, 8 seconds and so on`(
    terminal: [String: String]?
  ) {
    let scene = Scene(terminal: terminal)
    let work = scene.begin("counting", of: 1000)
    for tenth in 1...160 {
      if tenth.isMultiple(of: 10) { work.advance(by: 10) }
      scene.look(at: Double(tenth) / 10)
    }
    #expect(
      scene.paper.err == """
        counting, 2 %, 2 min left, 20 of 1,000 rows, 10 rows/s
        counting, 4 %, 2 min left, 40 of 1,000 rows, 10 rows/s
        counting, 8 %, 2 min left, 80 of 1,000 rows, 10 rows/s
        counting, 16 %, 84 s left, 160 of 1,000 rows, 10 rows/s

        """)
  }

  @Test func `long work is told of once a minute`() {
    let scene = Scene(terminal: nil)
    let work = scene.begin("counting", of: 1000)
    for second in 1...400 { scene.look(at: Double(second)) }
    // At 2, 4, 8, 16, 32, 64, 124, 184, 244, 304 and 364 s.
    #expect(scene.paper.err.split(separator: "\n").count == 11)
    work.end()
  }

  @Test func `what is quick or wanted quiet is not told of`() {
    for style in [Progress.Style.lines, .json] {
      let scene = Scene(style, terminal: nil)
      let work = scene.begin("counting", of: 10)
      scene.look(at: 1.9)
      work.end()
      scene.look(at: 10)
      #expect(scene.paper.err == "")
    }
    let scene = Scene(.quiet, terminal: [:])
    let work = scene.begin("counting", of: 10)
    scene.look(at: 10)
    work.end()
    scene.progress.tell(.phase("summary"))
    #expect(scene.paper.err == "")
  }

  @Test func `a program reads how far it is`() {
    let scene = Scene(.json, terminal: nil)
    let work = scene.begin("counting", of: 10)
    work.advance(by: 3)
    scene.look(at: 2)
    scene.progress.tell(.phase("summary"))
    #expect(
      scene.paper.err == """
        {"done":3,"event":"work","title":"counting","total":10}
        {"event":"phase","name":"summary"}

        """)
  }

  private func finished(_ trial: String, _ metric: Double?, failed: Bool = false) -> RunEvent {
    .finished(trial: trial, detector: "lof", dataset: "d", failed: failed, metric: metric)
  }

  @Test func `a run tells of its trials, and of what it reads before them`() {
    let scene = Scene(terminal: [:])
    let work = scene.begin("reading", of: 10)
    scene.look(at: 1)
    work.end()
    scene.progress.tell(.planned(folder: "f", trials: 12, finished: 2))
    scene.progress.tell(.started(trial: "a", worker: 0))
    scene.progress.tell(.started(trial: "b", worker: 1))
    scene.look(at: 3)
    scene.progress.tell(finished("a", 0.91234))
    scene.progress.tell(.lost(trial: "b", reason: "killed", isFinal: true))
    scene.look(at: 5)
    scene.progress.tell(.phase("summary"))
    scene.look(at: 6)
    // Planned at 1 s, so 2 trials in 4 s: half a trial a second, and the 8 that are left take 16 s.
    #expect(
      scene.paper.err.split(separator: "\r").map { $0.replacing("\u{1B}[K", with: "") } == [
        "░░░░░░░░░░░░░░░░░░░░ 0 % reading, 0 of 10 rows, 1 s so far",
        "███░░░░░░░░░░░░░░░░░ 16 % 2 of 12 trials, 2 running",
        "██████░░░░░░░░░░░░░░ 33 % 4 of 12 trials, 16 s left, 1 lost",
        "██████░░░░░░░░░░░░░░ 33 % 4 of 12 trials, summary, 1 lost",
      ])
  }

  @Test func `a run without a terminal tells of each tenth`() {
    let scene = Scene(terminal: nil)
    scene.progress.tell(.planned(folder: "f", trials: 20, finished: 10))
    for trial in 1...4 {
      scene.look(at: Double(trial))
      scene.progress.tell(.started(trial: "\(trial)", worker: 0))
      scene.progress.tell(finished("\(trial)", trial == 2 ? 0.5 : nil, failed: trial == 3))
    }
    scene.progress.tell(.lost(trial: "9", reason: "killed", isFinal: false))
    scene.progress.tell(.more(trials: 1))
    scene.progress.tell(finished("best", 0.5))
    scene.look(at: 5)
    #expect(
      scene.paper.err == """
        20 trials in f, 10 of them done
        11 of 20 trials, 55 %, 9 s left, 1.0 trials/s
        12 of 20 trials, 60 %, 8 s left, 1.0 trials/s, best lof 0.5
        14 of 20 trials, 70 %, 6 s left, 1 failed, 1.0 trials/s, best lof 0.5
        trial 9 was lost: killed; trying it again
        1 more trial, for pipelines that are kept or timed

        """)
  }

  @Test func `trials that follow from what was found are counted with those that were planned`() {
    var run = RunProgress()
    run.take(.planned(folder: "f", trials: 2, finished: 2), at: 0)
    run.take(.more(trials: 1), at: 1)
    #expect(run.total == 3 && run.done == 2)
    run.take(.started(trial: "best", worker: 0), at: 1)
    run.take(finished("best", 0.5), at: 2)
    #expect(run.total == 3 && run.done == 3)
  }
}
