public import Formats
import Machine
public import Vocabulary

extension Baseline {
  /// One trial of a setting.
  public struct Trial: Recorded, Equatable {
    public let id: String
    public let seed: Int
    public let fold: Int
    /// The hash of which rows were measured, of their labels and of their groups.
    public let rows: String
    public let ranks: PackedRanks
    public let cuts: [Cut]
    public let costs: Costs

    public init(
      id: String, seed: Int, fold: Int, rows: String, ranks: PackedRanks, cuts: [Cut], costs: Costs
    ) {
      self.id = id
      self.seed = seed
      self.fold = fold
      self.rows = rows
      self.ranks = ranks
      self.cuts = cuts
      self.costs = costs
    }

    public static let fields = Fields(
      Self.init(id:seed:fold:rows:ranks:cuts:costs:), Field("id", \.id, .text),
      Field("seed", \.seed, .whole), Field("fold", \.fold, .whole), Field("rows", \.rows, .text),
      Field("scores", \.ranks, .record), Field("thresholds", \.cuts, .list(of: .record)),
      Field("costs", \.costs, .record))
  }

  /// What a threshold makes of the order of the rows.
  public struct Cut: Recorded, Equatable {
    /// How the threshold was asked for: `best-f1`.
    public let method: String
    /// All rows from this rank on alarm.
    public let alarmsFrom: Int
    /// What it does to the test rows.
    public let measured: [Measurement]

    public init(method: String, alarmsFrom: Int, measured: [Measurement]) {
      self.method = method
      self.alarmsFrom = alarmsFrom
      self.measured = measured
    }

    public static let fields = Fields(
      Self.init(method:alarmsFrom:measured:), Field("method", \.method, .text),
      Field("alarms_from_rank", \.alarmsFrom, .whole), Field("test", \.measured, .measurements))
  }

  /// What a trial cost: its model, and the work on one machine.
  public struct Costs: Recorded, Equatable {
    public let modelBytes: Int?
    public let fitSeconds: Double?
    public let scoreSeconds: Double?
    public let peakMemory: Int?
    public let latency: [Measurement]

    public init(
      modelBytes: Int? = nil, fitSeconds: Double? = nil, scoreSeconds: Double? = nil,
      peakMemory: Int? = nil, latency: [Measurement] = []
    ) {
      self.modelBytes = modelBytes
      self.fitSeconds = fitSeconds
      self.scoreSeconds = scoreSeconds
      self.peakMemory = peakMemory
      self.latency = latency
    }

    public static let fields = Fields(
      Self.init(modelBytes:fitSeconds:scoreSeconds:peakMemory:latency:),
      Field("model_bytes", \.modelBytes, .optional(.whole)),
      Field("fit_seconds", \.fitSeconds, .optional(.number)),
      Field("score_seconds", \.scoreSeconds, .optional(.number)),
      Field("peak_memory_bytes", \.peakMemory, .optional(.whole)),
      Field("latency", \.latency, .measurements))
  }
}

extension KnownRows {
  /// The hash of which rows these are, of their labels and of their groups.
  public var hash: String {
    let known: [(String, Tensor)] = [
      ("rows", Tensor(.int64(numbers.map(Int64.init)))),
      ("labels", Tensor(.byte(labels.values.map(\.rawValue)))),
    ]
    let all = known + (groups.map { [("groups", Tensor(.int32($0)))] } ?? [])
    return SHA256.hex(of: all.flatMap { Array($0.utf8) + NPY.bytes(of: $1) })
  }
}
