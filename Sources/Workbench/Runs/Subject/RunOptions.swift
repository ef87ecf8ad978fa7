/// How a run is carried out: nothing here changes what it finds.
public struct RunOptions: Sendable {
  /// The folder below which runs land.
  public var reports = "reports"
  /// How many trials run at once.
  public var jobs: Int
  /// Whether the scores of every row are kept.
  public var keepsScores = true
  /// Whether trials that failed are run once more, as after what they need was installed.
  public var retriesFailed = false
  /// Whether what cannot be reproduced, durations above all, is left out of tables and reports.
  public var leavesOutTimings = false
  /// Whether the findings of the audit are errors.
  public var isStrict = false
  /// The program that trials run in, with the words that make it a worker.
  public var worker: [String]
  /// The code version and the numeric platform, which are part of what every trial is.
  public var codeVersion: String
  public var platform: String
  /// The folders in which relative paths of a spec are looked for, in this order.
  public var searchFolders: [String]

  public init(
    jobs: Int, worker: [String], codeVersion: String, platform: String, searchFolders: [String]
  ) {
    self.jobs = jobs
    self.worker = worker
    self.codeVersion = codeVersion
    self.platform = platform
    self.searchFolders = searchFolders
  }
}
