import Formats
import Forms
import Machine
import TestKit
import Vocabulary

@testable import Systems

/// A snapshot of an entity in which every member says something, written at 10:00 of a Wednesday, 4 March 2026, in UTC.
///
/// What its features are was worked out by a second program that knows nothing of Assay.
enum WorkedSnapshot {
  static let line = #"""
    {"tenant_id": "t1", "entity_id": "e1", "timestamp": 1772618400000, "entity_type": "api_key", "metadata": {"region": "eu"},
    "label": 1, "kind": "stolen key", "recorded": {"score": 0.91},
    "activity_data": {"activity_count": 14,
    "successful_activities": 11,
    "failed_activities": 3,
    "unauthorized_attempts": 2,
    "error_count": 3,
    "total_operations": 12,
    "retry_count": 1,
    "timeout_count": 2,
    "authentication_failures": 1,
    "authentication_attempts": 4,
    "privilege_escalation_attempts": 1,
    "off_hours_activities": 5,
    "large_downloads": 2,
    "unique_hosts_accessed": 6,
    "scheduled_tasks_created": 1,
    "registry_modifications": 2,
    "activity_types": ["read", "read", "write", "login", "read"],
    "accessed_resources": ["a", "b", "c", "c", "c", "c", "c", "c", "c", "c"],
    "api_calls": ["GET /x", "GET /x", "POST /x"],
        "activity_timestamps": [1772611200000, 1772611250000, 1772611310000, 1772615400000, 1772615600000,
    1772618000000, 1772618020000, 1772618060000, 1772618380000, 1772618430000],
    "access_times": ["2026-03-04T09:30:00Z", "2026-03-04T08:59:59Z", 1772647200000, "2026-02-28T12:00:00+02:00"],
    "last_activity_time": 1772528400000,
    "activity_intervals": [10, 20, 30, 40],
    "cpu_usage": [10, 20, 60],
    "memory_usage": [50, 70],
    "network_bytes_sent": [1000, 3000],
    "network_bytes_received": [500],
    "disk_reads": [5, 7],
    "disk_writes": [1],
    "session_durations": [100, 300],
    "response_times": [10, 20, 30, 40, 100],
    "idle_times": [5, 15],
    "permission_changes": [{"type": "escalation", "by": "x"}, {"type": "reduction"}, {"type": "escalation"}],
    "database_queries": [{"type": "SELECT"}, {"type": "SELECT"}, {"type": "UPDATE"}, {"type": "MERGE"}],
    "file_operations": [{"type": "read"}, {"type": "delete"}],
        "activity_history": [{"timestamp": 1772618460000, "load": 9}, {"timestamp": 1772616600000, "load": 4},
    {"timestamp": 1772614800000, "load": 2}, {"timestamp": 1772614799000}, 1772611200000, 1772532000000,
    {"timestamp": 1772531999000, "load": 7}, 1772528400000, 1772524800000, 1772521200000, 1772517600000,
    1772514000000, 1772510400000, 1772013600000, 1772013599000]},
        "network_data": {"source_ips": ["10.1.2.3", "10.1.2.3", "172.31.0.1", "172.32.0.1", "8.8.8.8",
    "2001:db8::1", "300.1.1.1"],
    "destinations": ["h1", "h2", "h1"],
    "source_ports": [22, 1024, 1025, 50000],
    "destination_ports": [443, 443, 22, 80, 8080],
    "connection_durations": [10, 59.5, 60, 3600, 3601],
    "bytes_sent": [1048576, 1048577, 10],
    "bytes_received": [0, 2000000, 50],
    "packets_sent": [100, 200, 0],
    "packets_received": [10, 20],
    "geo_locations": ["Berlin, Germany", "Porto, Portugal", "Berlin, Germany", "VPN"],
    "time_zones": ["+01:00", "+00:00"],
    "isps": ["Quiet VPN", "Nordnetz", "Storage Inc"],
    "protocols": ["HTTPS", "HTTPS", "SSH", "tcp", "TCP", "TLS"],
        "user_agents": ["Mozilla/5.0 Chrome/131.0 Safari/537.36 Edg/131.0", "Mozilla/5.0 Chrome/131.0
    Safari/537.36", "Mozilla/5.0 Firefox/133.0", "GoogleBot Chrome/1.0", "Mozilla/5.0 Version/18 Safari/605.1",
    "curl/8"],
    "failed_connections": 2,
    "total_connection_attempts": 8,
    "unique_destination_ports": 101,
    "suspicious_ports": [4444],
    "domains": ["a.b.c.d.e", "short.net", "averyveryverylongname.example.com"],
    "connection_intervals": [60, 61, 59, 60, 60, 61],
    "large_outbound_transfers": 3,
    "internal_connections": 11,
    "external_connections": 33,
    "tor_connections": 1,
        "dns_queries":
    ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"]}}
    """#.replacing("\n", with: " ")

  /// All 218, and the extras of a member of the history.
  static let described = numbers(
    """
    activity_frequency=14 activity_type_entropy=1.37095059445 activity_type_diversity=3 dominant_activity_ratio=0.6
    success_rate=0.785714285714 failure_rate=0.214285714286 activity_consistency=0.4472135955 burst_count=3
    max_burst_size=3 avg_burst_size=2.66666666667 burst_intensity=2.18181818182 resource_access_diversity=3
    resource_access_concentration=0.466666666667 dominant_resource_ratio=0.8 permission_escalations=2
    permission_reductions=1 unauthorized_access_rate=2 business_hours_ratio=0.5 off_hours_ratio=0.5
    weekend_access_ratio=0.25 cpu_usage_mean=30 cpu_usage_max=60 cpu_usage_std=21.6024689947 cpu_usage_95th=56
    memory_usage_mean=60 memory_usage_max=70 memory_usage_std=10 memory_usage_95th=69 network_sent_mean=2000
    network_sent_max=3000 network_sent_total=4000 network_received_mean=500 network_received_max=500
    network_received_total=500 disk_reads_mean=6 disk_reads_total=12 disk_writes_mean=1 disk_writes_total=1
    resource_efficiency=50 api_call_diversity=2 api_call_frequency=3 dominant_api_ratio=0.666666666667
    db_query_diversity=3 db_query_frequency=4 select_query_ratio=0.5 insert_query_ratio=0 update_query_ratio=0.25
    delete_query_ratio=0 file_operation_diversity=2 file_operation_frequency=2 file_read_ratio=0.5
    file_write_ratio=0 file_delete_ratio=0.5 error_rate=0.25 retry_rate=0.0833333333333 timeout_rate=0.166666666667
    auth_failure_rate=0.25 escalation_attempt_rate=0.0833333333333 off_hours_activity_ratio=0.357142857143
    large_download_count=2 lateral_movement_indicator=6 persistence_indicators=3 hour_of_day=10 hour_sin=0.5
    hour_cos=-0.866025403784 day_of_week=2 day_sin=0.974927912182 day_cos=-0.222520933956 day_of_month=4
    day_of_month_sin=0.724792787229 day_of_month_cos=0.688966919076 month_of_year=3 month_sin=1
    month_cos=6.12323399574e-17 week_of_year=10 week_sin=0.926689607432 week_cos=0.375827582114 quarter=1
    is_weekend=0 is_weekday=1 is_business_hours=1 is_off_hours=0 time_category=1 unix_timestamp=1772618400
    avg_activity_interval=46384.6923077 std_activity_interval=131619.150395 min_activity_interval=1
    max_activity_interval=496800 activity_regularity=2.83755575054 time_since_last_activity=1800
    peak_activity_hour=9 peak_hour_activity_ratio=0.357142857143 peak_activity_day=1
    peak_day_activity_ratio=0.571428571429 has_hourly_pattern=1 has_daily_pattern=0 has_weekly_pattern=0
    avg_session_duration=200 std_session_duration=100 max_session_duration=300 min_session_duration=100
    session_duration_consistency=0.5 avg_response_time=40 std_response_time=31.6227766017 95th_response_time=88.0
    99th_response_time=97.6 avg_idle_time=10 max_idle_time=15 idle_time_variance=25 recent_burst_intensity=5
    burst_frequency=36.1002785515 time_since_last_burst=340 is_new_years=0 is_christmas_period=0 is_summer=0
    is_winter=0 is_month_end=0 is_quarter_end=0 is_year_end=0 fiscal_month=12 fiscal_quarter=4 days_until_weekend=3
    days_since_weekend=4 is_very_early=0 is_very_late=0 is_midnight_hour=0 weekend_business_activity=0
    holiday_activity=0 rapid_activity_count=3 long_idle_period=1 very_long_idle_period=0 activity_count_1h=2
    activity_rate_1h=2 activity_count_6h=4 activity_rate_6h=0.666666666667 activity_count_24h=5
    activity_rate_24h=0.208333333333 activity_count_7d=13 activity_rate_7d=0.077380952381 unique_source_ips=6
    total_connections=7 source_ip_entropy=2.52164063634 dominant_ip_ratio=0.285714285714 private_ip_ratio=0.6
    public_ip_ratio=0.4 unique_destinations=2 destination_entropy=0.918295834054 unique_source_ports=4
    well_known_port_ratio=0.5 unique_dest_ports=4 http_port_ratio=0.2 https_port_ratio=0.4 ssh_port_ratio=0.2
    ftp_port_ratio=0 smtp_port_ratio=0 dns_port_ratio=0 avg_connection_duration=1466.1 max_connection_duration=3601
    std_connection_duration=1742.82501703 median_connection_duration=60 short_connection_ratio=0.4
    long_connection_ratio=0.2 total_bytes_sent=2097163 avg_bytes_sent=699054.333333 max_bytes_sent=1048577
    std_bytes_sent=494298.98845 large_upload_count=1 large_upload_ratio=0.333333333333 total_bytes_received=2000050
    avg_bytes_received=666683.333333 max_bytes_received=2000000 std_bytes_received=942797.25669
    net_large_download_count=1 large_download_ratio=0.333333333333 upload_download_ratio=1.04855528612
    upload_traffic_ratio=0.511851104641 download_traffic_ratio=0.488148895359 total_packets_sent=300
    avg_packets_sent=100 avg_packet_size_sent=5242.88166667 total_packets_received=30 avg_packets_received=15
    avg_packet_size_received=0 avg_bandwidth_utilization=558.926812632 unique_geo_locations=3
    geo_location_entropy=1.5 dominant_location_ratio=0.5 unique_countries=3 suspicious_location_ratio=0.25
    unique_time_zones=2 cross_timezone_activity=1 unique_isps=3 vpn_proxy_ratio=0.666666666667 unique_protocols=5
    tcp_ratio=0.166666666667 udp_ratio=0 icmp_ratio=0 http_ratio=0 https_ratio=0.333333333333 dns_ratio=0
    ssh_ratio=0.166666666667 encrypted_traffic_ratio=0.666666666667 unique_user_agents=6
    chrome_ratio=0.166666666667 firefox_ratio=0.166666666667 safari_ratio=0.166666666667 edge_ratio=0.166666666667
    bot_ratio=0.166666666667 connection_failure_rate=0.25 port_scan_indicator=1 suspicious_port_count=1
    dga_indicator=0.666666666667 beaconing_indicator=1 data_exfiltration_indicator=3 internal_connection_ratio=0.25
    net_lateral_movement_indicator=1 tor_usage_indicator=1 dns_tunneling_indicator=0.5 load_mean_1h=3
    load_std_1h=1.41421356237 load_min_1h=2 load_max_1h=4 load_count_1h=2 load_trend_1h=0.00111111111111
    load_mean_6h=3 load_std_6h=1.41421356237 load_min_6h=2 load_max_6h=4 load_count_6h=2
    load_trend_6h=0.00111111111111 load_mean_24h=3 load_std_24h=1.41421356237 load_min_24h=2 load_max_24h=4
    load_count_24h=2 load_trend_24h=0.00111111111111 load_mean_7d=4.33333333333 load_std_7d=2.51661147842
    load_min_7d=2 load_max_7d=7 load_count_7d=3 load_trend_7d=-4.73873260324e-05
    """)

  /// Where the running service says something else.
  static let deployed = numbers(
    """
    resource_access_concentration=-0.733333333333 activity_count_1h=3 activity_rate_1h=3 activity_count_6h=5
    activity_rate_6h=0.833333333333 activity_count_24h=6 activity_rate_24h=0.25 activity_count_7d=14
    activity_rate_7d=0.0833333333333 chrome_ratio=0.5 edge_ratio=0 bot_ratio=0 load_mean_1h=5
    load_std_1h=3.60555127546 load_max_1h=9 load_count_1h=3 load_trend_1h=0.0019168756718 load_mean_6h=5
    load_std_6h=3.60555127546 load_max_6h=9 load_count_6h=3 load_trend_6h=0.0019168756718 load_mean_24h=5
    load_std_24h=3.60555127546 load_max_24h=9 load_count_24h=3 load_trend_24h=0.0019168756718 load_mean_7d=5.5
    load_std_7d=3.10912635103 load_max_7d=9 load_count_7d=4 load_trend_7d=-2.12175084504e-05
    """)

  private static func numbers(_ text: String) -> [(name: String, value: Double)] {
    text.split { " \n".contains($0) }.map { entry in
      let parts = entry.split(separator: "=")
      return (String(parts[0]), Double(parts[1]) ?? .nan)
    }
  }
}
