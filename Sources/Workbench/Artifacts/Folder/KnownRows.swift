import Formats
public import Machine
public import Vocabulary

/// What is known of the rows of one part of a split beside their values.
public struct KnownRows: Sendable, Equatable {
  /// Where the rows stand in the data set.
  public let numbers: [Int]
  public let labels: Labels
  /// When each row was recorded, in milliseconds since 1970, if that is known.
  public let times: [Int64]?
  /// Whom each row belongs to, as a code, if that is known.
  public let groups: [Int32]?
  /// What mistakes cost on each row, for each of the columns that say so.
  public let costs: [[Double]]
  /// What is known of each row whatever its score; `nil` where nothing is.
  public let standings: [String]?

  public init(
    numbers: [Int], labels: Labels, times: [Int64]? = nil, groups: [Int32]? = nil,
    costs: [[Double]] = [], standings: [String]? = nil
  ) {
    self.numbers = numbers
    self.labels = labels
    self.times = times
    self.groups = groups
    self.costs = costs
    self.standings = standings
  }

  public var count: Int { numbers.count }

  /// How many rows there are of each sort.
  public var counts: PartCount {
    PartCount(
      rows: labels.count, anomalies: labels.anomalies,
      unlabelled: labels.count - labels.anomalies - labels.ordinary)
  }
}

extension Labels {
  /// Whether some row has a label.
  public var areKnown: Bool { anomalies + ordinary > 0 }
}

extension KnownRows {
  /// All that is known, an array each.
  public var tensors: [String: Tensor] {
    var known = [
      "rows": Tensor(.int64(numbers.map(Int64.init))),
      "labels": Tensor(.byte(labels.values.map(\.rawValue))),
    ]
    known["times"] = times.map { Tensor(.int64($0)) }
    known["groups"] = groups.map { Tensor(.int32($0)) }
    known["standings"] = standings.map { Tensor(.byte(Array($0.joined(separator: "\n").utf8))) }
    for (place, column) in costs.enumerated() { known["costs.\(place)"] = Tensor(.double(column)) }
    return known
  }

  public init(tensors: [String: Tensor]) throws(WeightsError) {
    var known = Weights()
    known.tensors = tensors
    var costs: [[Double]] = []
    while tensors["costs.\(costs.count)"] != nil {
      costs.append(try known.doubles("costs.\(costs.count)"))
    }
    var standings: [String]?
    if tensors["standings"] != nil {
      standings = String(decoding: try known.bytes("standings"), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    self.init(
      numbers: try known.int64s("rows").map(Int.init),
      labels: Labels(try known.bytes("labels").map { Label(rawValue: $0) ?? .unknown }),
      times: tensors["times"] == nil ? nil : try known.int64s("times"),
      groups: tensors["groups"] == nil ? nil : try known.int32s("groups"), costs: costs,
      standings: standings)
  }
}

/// What is known of the rows of a division, part by part: the file `splits/ROWS.npz`.
public struct SplitRows: Sendable, Equatable {
  public let train: KnownRows
  public let validation: KnownRows
  public let test: KnownRows

  public init(train: KnownRows, validation: KnownRows, test: KnownRows) {
    self.train = train
    self.validation = validation
    self.test = test
  }

  /// Whether the rows that measure are those that were learned from.
  public var isTransductive: Bool { train.numbers == test.numbers }

  /// Whether rows that were learned from, all or some of them, are among those that measure.
  public var learnsFromTest: Bool { train.numbers.first.map(test.numbers.contains) ?? false }

  /// Whether some row has a label.
  public var isLabelled: Bool { labelled > 0 }

  /// How many rows have a label.
  public var labelled: Int {
    [train, validation, test].reduce(0) { $0 + $1.labels.anomalies + $1.labels.ordinary }
  }

  private var parts: KeyValuePairs<String, KnownRows> {
    ["train": train, "validation": validation, "test": test]
  }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    get throws(FileError) {
      var arrays: [String: Tensor] = [:]
      for (part, rows) in parts {
        for (name, tensor) in rows.tensors { arrays["\(part)_\(name)"] = tensor }
      }
      return try NPZ.bytes(named: arrays)
    }
  }

  public init(readFrom path: String) throws(FileError) {
    let arrays = try NPZ(path).tensors()
    func rows(_ part: String) throws(FileError) -> KnownRows {
      var own: [String: Tensor] = [:]
      for (name, tensor) in arrays where name.hasPrefix("\(part)_") {
        own[String(name.dropFirst(part.count + 1))] = tensor
      }
      do { return try KnownRows(tensors: own) } catch {
        throw FileError(.malformed, path, "is no division of rows: \(error.description)")
      }
    }
    self.init(
      train: try rows("train"), validation: try rows("validation"), test: try rows("test"))
  }
}
