import Vocabulary

/// What Nexora writes: one sort of line, a snapshot of an entity.
enum NexoraLines {
  static let snapshot = LineForm(
    "snapshot",
    [
      LineField("id", .text), LineField("tenant_id", .text, isRequired: true),
      LineField("entity_id", .text, isRequired: true),
      LineField("timestamp", .moment, isRequired: true),
      LineField("entity_type", .word(EntityType.allCases.map(\.rawValue)), isRequired: true),
    ] + activity.map { $0.inside("activity_data") } + network.map { $0.inside("network_data") }
      + LineReader.known,
    passing: ["metadata."])

  enum EntityType: String, CaseIterable {
    case key = "api_key"
    case account = "service_account"
    case agent = "ai_agent"
    case token = "oauth_token"
  }

  private static let activity: [LineField] =
    numbers(
      """
      activity_count successful_activities failed_activities unauthorized_attempts error_count total_operations
      retry_count timeout_count authentication_failures authentication_attempts privilege_escalation_attempts
      off_hours_activities large_downloads unique_hosts_accessed scheduled_tasks_created registry_modifications
      """)
    + lists("activity_types accessed_resources api_calls", of: .text)
    + lists("activity_timestamps access_times", of: .moment)
    + [LineField("last_activity_time", .moment), LineField("tenant_id", .text)]
    + lists(
      """
      activity_intervals cpu_usage memory_usage network_bytes_sent network_bytes_received disk_reads disk_writes
      session_durations response_times idle_times
      """, of: .number())
    + [
      LineField(
        "permission_changes",
        .list(
          .record([LineField("type", .word(["escalation", "reduction"]), isRequired: true)]))),
      LineField("database_queries", .list(.record([LineField("type", .text, isRequired: true)]))),
      LineField("file_operations", .list(.record([LineField("type", .text, isRequired: true)]))),
      LineField(
        HistoryLines.member,
        .list(
          .either(.moment, .record([LineField(HistoryLines.moment, .moment, isRequired: true)])))),
    ]

  private static let network: [LineField] =
    lists(
      """
      source_ips destinations geo_locations time_zones isps protocols user_agents domains dns_queries
      """, of: .text)
    + lists("source_ports destination_ports suspicious_ports", of: .number(0...65_535))
    + lists(
      "connection_durations bytes_sent bytes_received packets_sent packets_received connection_intervals",
      of: .number(0...(.greatestFiniteMagnitude)))
    + numbers(
      """
      failed_connections total_connection_attempts unique_destination_ports large_outbound_transfers
      internal_connections external_connections tor_connections
      """) + [LineField("tenant_id", .text)]

  private static func numbers(_ names: String) -> [LineField] {
    words(names).map { LineField($0, .number(0...(.greatestFiniteMagnitude))) }
  }

  private static func lists(_ names: String, of content: LineField.Content) -> [LineField] {
    words(names).map { LineField($0, .list(content)) }
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

/// How the service keeps what an entity did before.
enum HistoryLines {
  static let member = "activity_history"
  static let field = "activity_data.\(member)"
  /// The member of a record that says when.
  static let moment = "timestamp"
}

extension LineField {
  /// The same field as a member of an object.
  fileprivate func inside(_ object: String) -> LineField {
    LineField("\(object).\(name)", content, isRequired: isRequired, unknown: unknown)
  }
}
