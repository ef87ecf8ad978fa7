import EventKit
import Features
import Formats
import Forms
import Generators
import Numerics
import Testing
import Vocabulary

@testable import Systems

struct NexoraFeatureTests {
  /// The names of the appendix.
  private let names = """
    activity_frequency activity_type_entropy activity_type_diversity dominant_activity_ratio success_rate failure_rate activity_consistency burst_count
    max_burst_size avg_burst_size burst_intensity resource_access_diversity resource_access_concentration dominant_resource_ratio permission_escalations
    permission_reductions unauthorized_access_rate business_hours_ratio off_hours_ratio weekend_access_ratio cpu_usage_mean cpu_usage_max cpu_usage_std
    cpu_usage_95th memory_usage_mean memory_usage_max memory_usage_std memory_usage_95th network_sent_mean network_sent_max network_sent_total
    network_received_mean network_received_max network_received_total disk_reads_mean disk_reads_total disk_writes_mean disk_writes_total resource_efficiency
    api_call_diversity api_call_frequency dominant_api_ratio db_query_diversity db_query_frequency select_query_ratio insert_query_ratio update_query_ratio
    delete_query_ratio file_operation_diversity file_operation_frequency file_read_ratio file_write_ratio file_delete_ratio error_rate retry_rate timeout_rate
    auth_failure_rate escalation_attempt_rate off_hours_activity_ratio large_download_count lateral_movement_indicator persistence_indicators
    hour_of_day hour_sin hour_cos day_of_week day_sin day_cos day_of_month day_of_month_sin day_of_month_cos month_of_year month_sin month_cos week_of_year
    week_sin week_cos quarter is_weekend is_weekday is_business_hours is_off_hours time_category unix_timestamp avg_activity_interval std_activity_interval
    min_activity_interval max_activity_interval activity_regularity time_since_last_activity peak_activity_hour peak_hour_activity_ratio peak_activity_day
    peak_day_activity_ratio has_hourly_pattern has_daily_pattern has_weekly_pattern avg_session_duration std_session_duration max_session_duration
    min_session_duration session_duration_consistency avg_response_time std_response_time 95th_response_time 99th_response_time avg_idle_time max_idle_time
    idle_time_variance recent_burst_intensity burst_frequency time_since_last_burst is_new_years is_christmas_period is_summer is_winter is_month_end
    is_quarter_end is_year_end fiscal_month fiscal_quarter days_until_weekend days_since_weekend is_very_early is_very_late is_midnight_hour
    weekend_business_activity holiday_activity rapid_activity_count long_idle_period very_long_idle_period activity_count_1h activity_rate_1h activity_count_6h
    activity_rate_6h activity_count_24h activity_rate_24h activity_count_7d activity_rate_7d
    unique_source_ips total_connections source_ip_entropy dominant_ip_ratio private_ip_ratio public_ip_ratio unique_destinations destination_entropy
    unique_source_ports well_known_port_ratio unique_dest_ports http_port_ratio https_port_ratio ssh_port_ratio ftp_port_ratio smtp_port_ratio dns_port_ratio
    avg_connection_duration max_connection_duration std_connection_duration median_connection_duration short_connection_ratio long_connection_ratio
    total_bytes_sent avg_bytes_sent max_bytes_sent std_bytes_sent large_upload_count large_upload_ratio total_bytes_received avg_bytes_received
    max_bytes_received std_bytes_received net_large_download_count large_download_ratio upload_download_ratio upload_traffic_ratio download_traffic_ratio
    total_packets_sent avg_packets_sent avg_packet_size_sent total_packets_received avg_packets_received avg_packet_size_received avg_bandwidth_utilization
    unique_geo_locations geo_location_entropy dominant_location_ratio unique_countries suspicious_location_ratio unique_time_zones cross_timezone_activity
    unique_isps vpn_proxy_ratio unique_protocols tcp_ratio udp_ratio icmp_ratio http_ratio https_ratio dns_ratio ssh_ratio encrypted_traffic_ratio
    unique_user_agents chrome_ratio firefox_ratio safari_ratio edge_ratio bot_ratio connection_failure_rate port_scan_indicator suspicious_port_count
    dga_indicator beaconing_indicator data_exfiltration_indicator internal_connection_ratio net_lateral_movement_indicator tor_usage_indicator
    dns_tunneling_indicator
    """.split { " \n".contains($0) }.map(String.init)

  private func features(_ members: JSON.Object = [:]) throws -> NexoraFeatures {
    let said = try FormReader.choice(
      Choice("nexora", members).json.text(), among: Systems.events.forms, from: "test")
    return try #require(Systems.events.make(said).features as? NexoraFeatures)
  }

  private func values(
    of line: String, _ members: JSON.Object = [:]
  ) throws -> [String: Double] {
    let rows = try features(members).rows(of: NexoraFile(line).recording())
    #expect(rows.rows == 1)
    return Dictionary(
      uniqueKeysWithValues: rows.table.columns.map { ($0.name, $0.numbers?[0] ?? .nan) })
  }

  @Test func `there are 218 features in the order of the appendix, without five that say the date`()
    throws
  {
    let rows = try features().rows(of: NexoraFile(NexoraFile.line()).recording())
    let dates: Set = ["unix_timestamp", "day_of_month", "month_of_year", "week_of_year", "quarter"]
    #expect(names.count == 218 && NexoraFeatures.measures(.described).names == names)
    #expect(NexoraFeatures.measures(.deployed).names == names)
    #expect(rows.table.columns.map(\.name) == names.filter { !dates.contains($0) })
    let kept = try features(["dates": ["quarter", "day_of_month"]])
      .rows(of: NexoraFile(NexoraFile.line()).recording())
    #expect(
      kept.table.columns.map(\.name)
        == names.filter { !dates.subtracting(["quarter", "day_of_month"]).contains($0) })
  }

  @Test func `a worked snapshot has the features that a second program found`() throws {
    let found = try values(
      of: WorkedSnapshot.line,
      [
        "history": ["load"],
        "dates": ["unix_timestamp", "day_of_month", "month_of_year", "week_of_year", "quarter"],
      ])
    #expect(
      WorkedSnapshot.described.map(\.name) == names
        + HistoryColumn("load").measures(.described).names)
    for (name, wanted) in WorkedSnapshot.described {
      #expect(abs((found[name] ?? .nan) - wanted) <= 1e-9 * max(1, abs(wanted)), "\(name)")
    }
  }

  @Test func `as deployed, a Gini is misplaced, windows have no end and Chrome is seen first`()
    throws
  {
    let usual = try values(of: WorkedSnapshot.line, ["history": ["load"]])
    let found = try values(of: WorkedSnapshot.line, ["history": ["load"], "variant": "deployed"])
    let other = Dictionary(uniqueKeysWithValues: WorkedSnapshot.deployed)
    for (name, value) in found {
      let wanted = other[name] ?? usual[name] ?? .nan
      #expect(abs(value - wanted) <= 1e-9 * max(1, abs(wanted)), "\(name)")
    }
    // Counts of 1, 1 and 8: a Gini of 7/15, and −11/15 where one division is misplaced.
    #expect(abs((found["resource_access_concentration"] ?? 0) + 11.0 / 15) < 1e-15)
    #expect(abs((usual["resource_access_concentration"] ?? 0) - 7.0 / 15) < 1e-15)
  }

  @Test func `what a snapshot does not say is 0, but for what its moment says`() throws {
    let found = try values(of: NexoraFile.line())
    // A Wednesday morning at ten, in March.
    let said: [String: Double] = [
      "hour_of_day": 10, "day_of_week": 2, "is_weekday": 1, "is_business_hours": 1,
      "time_category": 1, "fiscal_month": 12, "fiscal_quarter": 4, "days_until_weekend": 3,
      "days_since_weekend": 4,
    ]
    for (name, value) in found where !name.hasSuffix("_sin") && !name.hasSuffix("_cos") {
      #expect(value == said[name] ?? 0, "\(name)")
    }
  }

  // Ten in the morning of 19, 20 and 25 December, 1 and 2 January, 25 November and 14 December.
  @Test(
    arguments: [
      (1_797_674_400_000, [0, 0, 1.0, 0]), (1_797_760_800_000, [0, 1, 1, 0]),
      (1_798_192_800_000, [0, 1, 1, 1]),
      (1_798_797_600_000, [1, 0, 0, 1]), (1_798_884_000_000, [0, 0, 0, 0]),
      (1_795_600_800_000, [0, 0, 0, 0]),
      (1_797_242_400_000, [0, 0, 0, 0]),
    ] as [(Int, [Double])])
  func `feasts are days of the calendar, and those around them`(time: Int, wanted: [Double])
    throws
  {
    let found = try values(of: NexoraFile.line(time: time))
    #expect(
      ["is_new_years", "is_christmas_period", "is_year_end", "holiday_activity"].compactMap {
        found[$0]
      } == wanted)
  }

  @Test func `hours and days are those of the zone`() throws {
    let found = try values(of: NexoraFile.line(), ["zone": "+14:00"])
    #expect(
      found["hour_of_day"] == 0 && found["day_of_week"] == 3 && found["is_midnight_hour"] == 1)
  }

  @Test func `rhythms of an hour, a day and a week are seen where there are enough gaps`() throws {
    func rhythm(_ seconds: Int, count: Int) throws -> [Double] {
      let times = (0..<count).map { "\(1_772_618_400_000 - 1000 * seconds * $0)" }
      let found = try values(
        of: NexoraFile.line(
          #""activity_data": {"activity_history": [\#(times.joined(separator: ", "))]}"#))
      return ["hourly", "daily", "weekly"].map { found["has_\($0)_pattern"] ?? .nan }
    }
    #expect(try rhythm(3600, count: 11) == [1, 0, 0])
    #expect(try rhythm(3600, count: 10) == [0, 0, 0])
    #expect(try rhythm(86_400, count: 11) == [0, 1, 0])
    #expect(try rhythm(604_800, count: 11) == [0, 0, 1])
    #expect(try rhythm(7200, count: 40) == [0, 0, 0])
  }

  @Test func `the note tells which features a model was taught, by the service's rule`() throws {
    let rows = try features().rows(of: NexoraFile(NexoraFile.line()).recording())
    #expect(
      rows.provenance.notes.contains(
        "feature schema b44f517fc193aea5; the service says e1858718f40d638d, of a list of which it computes 12 in 60"
      ))
  }

  @Test(arguments: [["variant": "described"], ["variant": "deployed"]] as [JSON.Object])
  func `features see only the past`(settings: JSON.Object) throws {
    let made = try SyntheticEntities(entities: 6, days: 3).record(seed: Seed(5))
    #expect(try PastLaw(features: features(settings)).breaches(on: made) == [])
  }

  @Test func `the words of specs say some of the features, and code the rest`() {
    let measures = NexoraFeatures.measures(.described)
    #expect(measures.filter(\.isInWords).names.count == 114)
  }
}
