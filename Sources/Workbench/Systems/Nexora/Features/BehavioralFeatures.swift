import Vocabulary

/// What an entity did, by its activity alone: 62 features.
enum BehavioralFeatures {
  static func measures(_ variant: NexoraVariant) -> [Measure] {
    activities + bursts + accesses(variant) + hours + machine + calls + files + failures
  }

  private static func of(_ member: String) -> ValueSource { .field(field(member)) }
  private static func field(_ member: String) -> String { "activity_data.\(member)" }

  private static let activities: [Measure] = [
    .number("activity_frequency", field("activity_count")),
    .words(
      of("activity_types"),
      [
        ("activity_type_entropy", .entropy), ("activity_type_diversity", .distinct),
        ("dominant_activity_ratio", .topShare),
      ]),
    .code("success_rate", "failure_rate") { sight in
      let (good, bad) = (
        sight.number(field("successful_activities")), sight.number(field("failed_activities"))
      )
      return [share(good, of: good + bad), share(bad, of: good + bad)]
    },
    .numbers(of("activity_intervals"), [("activity_consistency", .variation)]),
  ]

  /// A burst is a chain of activities at most a minute apart.
  private static let bursts: [Measure] = [
    .code("burst_count", "max_burst_size", "avg_burst_size", "burst_intensity") { sight in
      let bursts = Moments(sight.times(of("activity_timestamps")), at: sight).bursts(within: 60)
      let sizes = bursts.map { Double($0.count) }
      let minutes = bursts.reduce(0) {
        $0 + Double($1[$1.endIndex - 1] - $1[$1.startIndex]) / 60_000
      }
      let all = sizes.reduce(0, +)
      return [
        Double(bursts.count), sizes.max() ?? 0, share(all, of: Double(bursts.count)),
        share(all, of: minutes),
      ]
    }
  ]

  private static func accesses(_ variant: NexoraVariant) -> [Measure] {
    let concentration: Measure =
      switch variant {
      case .described:
        .words(of("accessed_resources"), [("resource_access_concentration", .gini)])
      case .deployed:
        // Divided by all accesses as a whole, where only the sum should be.
        .code("resource_access_concentration") { sight in
          let words = WordCounts(sight.words(of("accessed_resources")))
          let kinds = Double(words.counts.count)
          return [share(kinds + 1 - 2 * words.weighted, of: kinds * Double(words.total))]
        }
      }
    return [
      .words(of("accessed_resources"), [("resource_access_diversity", .distinct)]), concentration,
      .words(of("accessed_resources"), [("dominant_resource_ratio", .topShare)]),
      .code("permission_escalations", "permission_reductions") { sight in
        let types = sight.types(field("permission_changes"))
        return ["escalation", "reduction"].map { type in Double(types.count { $0 == type }) }
      },
      .number("unauthorized_access_rate", field("unauthorized_attempts")),
    ]
  }

  private static let hours: [Measure] = [
    .code("business_hours_ratio", "off_hours_ratio", "weekend_access_ratio") { sight in
      let times = sight.times(of("access_times")).map { sight.zone.local($0) }
      let atWork = times.count { (9...17).contains($0.hour) }
      return [
        share(atWork, of: times.count), share(times.count - atWork, of: times.count),
        share(times.count(where: \.isWeekend), of: times.count),
      ]
    }
  ]

  private static let machine: [Measure] =
    ["cpu_usage", "memory_usage"].map { list in
      .numbers(
        of(list),
        [
          ("\(list)_mean", .mean), ("\(list)_max", .max), ("\(list)_std", .sd),
          ("\(list)_95th", .p95),
        ])
    }
    + [("network_sent", "network_bytes_sent"), ("network_received", "network_bytes_received")].map {
      .numbers(of($1), [("\($0)_mean", .mean), ("\($0)_max", .max), ("\($0)_total", .sum)])
    }
    + ["disk_reads", "disk_writes"].map { list in
      .numbers(of(list), [("\(list)_mean", .mean), ("\(list)_total", .sum)])
    } + [
      .code("resource_efficiency") { sight in
        let (cpu, memory) = (sight.summary(of("cpu_usage")), sight.summary(of("memory_usage")))
        guard cpu.mean > 0, memory.mean > 0 else { return [0] }
        let moved =
          sight.total(of("network_bytes_sent")) + sight.total(of("network_bytes_received"))
        return [moved / (cpu.mean + memory.mean)]
      }
    ]

  private static let calls: [Measure] = [
    .words(
      of("api_calls"),
      [
        ("api_call_diversity", .distinct), ("api_call_frequency", .count),
        ("dominant_api_ratio", .topShare),
      ]),
    types(
      "database_queries", "db_query",
      [
        ("select_query_ratio", "SELECT"), ("insert_query_ratio", "INSERT"),
        ("update_query_ratio", "UPDATE"), ("delete_query_ratio", "DELETE"),
      ]),
  ]

  private static let files: [Measure] = [
    types(
      "file_operations", "file_operation",
      [
        ("file_read_ratio", "read"), ("file_write_ratio", "write"), ("file_delete_ratio", "delete"),
      ])
  ]

  /// How many types a list of objects has, how many objects, and the share of some types.
  private static func types(
    _ list: String, _ name: String, _ shares: [(name: String, type: String)]
  ) -> Measure {
    .code(["\(name)_diversity", "\(name)_frequency"] + shares.map(\.name)) { sight in
      let types = sight.types(field(list))
      return [Double(Set(types).count), Double(types.count)]
        + shares.map { sought in share(types.count { $0 == sought.type }, of: types.count) }
    }
  }

  private static let failures: [Measure] = [
    per("error_rate", "error_count", "total_operations"),
    per("retry_rate", "retry_count", "total_operations"),
    per("timeout_rate", "timeout_count", "total_operations"),
    per("auth_failure_rate", "authentication_failures", "authentication_attempts"),
    per("escalation_attempt_rate", "privilege_escalation_attempts", "total_operations"),
    per("off_hours_activity_ratio", "off_hours_activities", "activity_count"),
    .number("large_download_count", field("large_downloads")),
    .number("lateral_movement_indicator", field("unique_hosts_accessed")),
    .code("persistence_indicators") { sight in
      [
        sight.number(field("scheduled_tasks_created"))
          + sight.number(field("registry_modifications"))
      ]
    },
  ]

  /// A count by another, which counts as one at least.
  private static func per(_ name: String, _ member: String, _ other: String) -> Measure {
    .ratio(name, of: field(member), per: field(other), atLeast: 1)
  }
}

extension Sight {
  func summary(_ source: ValueSource) -> NumberSummary { TimedNumbers(numbers(source)).summary }

  func total(_ source: ValueSource) -> Double { numbers(source).reduce(0) { $0 + $1.value } }

  /// The types of the objects in a list.
  func types(_ list: String) -> [String] {
    guard case .list(let cells)? = event[list] else { return [] }
    return cells.compactMap(\.fields).map { $0["type"]?.word ?? "" }
  }
}

extension Cell {
  fileprivate var fields: EventFields? {
    if case .fields(let fields) = self { fields } else { nil }
  }
}
