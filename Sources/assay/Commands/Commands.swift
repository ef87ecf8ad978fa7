/// All commands of the program.
enum Commands {
  /// The commands, in the groups in which help lists them.
  static let groups: [(title: String, commands: [any Command.Type])] = [
    (
      "Experiments",
      [
        RunCommand.self, ReportCommand.self, CompareCommand.self, RecommendCommand.self,
        BaselineCommand.self, GateCommand.self, InitCommand.self,
      ]
    ),
    (
      "Models",
      [
        ScoreCommand.self, ExplainCommand.self, VerifyCommand.self, ExportCommand.self,
        SignCommand.self, ModelsListCommand.self, ModelsShowCommand.self,
        ModelsCompareCommand.self, ModelsPromoteCommand.self, ModelsRetireCommand.self,
        PublishCommand.self,
      ]
    ),
    (
      "Data",
      [
        DataListCommand.self, DataDescribeCommand.self, DataFetchCommand.self,
        DataGenerateCommand.self, DataConvertCommand.self, DataAuditCommand.self,
      ]
    ),
    (
      "Runs",
      [
        RunsListCommand.self, RunsBestCommand.self, RunsLedgerCommand.self, UnsealCommand.self,
        RunsRemoveCommand.self, RunsPruneCommand.self, ReindexCommand.self, TrialCommand.self,
      ]
    ),
    ("This machine", [DoctorCommand.self, CompletionsCommand.self]),
  ]

  static var all: [any Command.Type] { groups.flatMap(\.commands) }
}
