import Vocabulary

/// How an entity uses the network: 79 features.
enum NetworkFeatures {
  static func measures(_ variant: NexoraVariant) -> [Measure] {
    addresses + ports + durations + bytes + packets + places + protocols + agents(variant) + signs
  }

  private static func of(_ member: String) -> ValueSource { .field(field(member)) }
  private static func field(_ member: String) -> String { "network_data.\(member)" }

  private static let addresses: [Measure] = [
    .words(
      of("source_ips"),
      [
        ("unique_source_ips", .distinct), ("total_connections", .count),
        ("source_ip_entropy", .entropy), ("dominant_ip_ratio", .topShare),
      ]),
    .code("private_ip_ratio", "public_ip_ratio") { sight in
      let addresses = sight.words(of("source_ips")).compactMap(IPv4Address.init)
      let inside = addresses.count(where: \.isPrivate)
      return [
        share(inside, of: addresses.count), share(addresses.count - inside, of: addresses.count),
      ]
    },
    .words(
      of("destinations"), [("unique_destinations", .distinct), ("destination_entropy", .entropy)]),
  ]

  private static let ports: [Measure] = [
    .words(of("source_ports"), [("unique_source_ports", .distinct)]),
    portion("well_known_port_ratio", "source_ports") { $0 <= 1024 },
    .words(of("destination_ports"), [("unique_dest_ports", .distinct)]),
    .shares(
      of("destination_ports"),
      [
        ("http_port_ratio", ["80"]), ("https_port_ratio", ["443"]), ("ssh_port_ratio", ["22"]),
        ("ftp_port_ratio", ["21"]), ("smtp_port_ratio", ["25"]), ("dns_port_ratio", ["53"]),
      ]),
  ]

  private static let durations: [Measure] = [
    .numbers(
      of("connection_durations"),
      [
        ("avg_connection_duration", .mean), ("max_connection_duration", .max),
        ("std_connection_duration", .sd), ("median_connection_duration", .median),
      ]),
    portion("short_connection_ratio", "connection_durations") { $0 < 60 },
    portion("long_connection_ratio", "connection_durations") { $0 > 3600 },
  ]

  private static let bytes: [Measure] =
    bytes("bytes_sent", large: "upload", counted: "large_upload_count")
    + bytes("bytes_received", large: "download", counted: "net_large_download_count") + [
      .code("upload_download_ratio", "upload_traffic_ratio", "download_traffic_ratio") { sight in
        let (sent, received) = (sight.total(of("bytes_sent")), sight.total(of("bytes_received")))
        return [
          sent / max(received, 1), share(sent, of: sent + received),
          share(received, of: sent + received),
        ]
      }
    ]

  private static func bytes(_ list: String, large: String, counted: String) -> [Measure] {
    let limit = 1_048_576.0
    return [
      .numbers(
        of(list),
        [
          ("total_\(list)", .sum), ("avg_\(list)", .mean), ("max_\(list)", .max),
          ("std_\(list)", .sd),
        ]),
      .code(counted) { sight in [Double(sight.numbers(of(list)).count { $0.value > limit })] },
      portion("large_\(large)_ratio", list) { $0 > limit },
    ]
  }

  private static let packets: [Measure] =
    ["sent", "received"].flatMap { way -> [Measure] in
      [
        .numbers(
          of("packets_\(way)"),
          [("total_packets_\(way)", .sum), ("avg_packets_\(way)", .mean)]),
        .code("avg_packet_size_\(way)") { sight in
          let bytes = sight.numbers(of("bytes_\(way)"))
          let packets = sight.numbers(of("packets_\(way)"))
          guard bytes.count == packets.count else { return [0] }
          return [NumberSummary(zip(bytes, packets).map { share($0.value, of: $1.value) }).mean]
        },
      ]
    } + [
      .code("avg_bandwidth_utilization") { sight in
        let moved = sight.total(of("bytes_sent")) + sight.total(of("bytes_received"))
        return [share(moved, of: sight.total(of("connection_durations")))]
      }
    ]

  private static let places: [Measure] = [
    .words(
      of("geo_locations"),
      [
        ("unique_geo_locations", .distinct), ("geo_location_entropy", .entropy),
        ("dominant_location_ratio", .topShare),
      ]),
    .code("unique_countries", "suspicious_location_ratio") { sight in
      let countries = sight.words(of("geo_locations")).map(country)
      let hidden = ["Unknown", "Anonymous", "Tor", "VPN"]
      return [
        Double(Set(countries).count),
        share(countries.count(where: hidden.contains), of: countries.count),
      ]
    },
    .code("unique_time_zones", "cross_timezone_activity") { sight in
      let zones = Set(sight.words(of("time_zones"))).count
      return [Double(zones), zones > 1 ? 1 : 0]
    },
    .words(of("isps"), [("unique_isps", .distinct)]),
    .code("vpn_proxy_ratio") { sight in
      let names = sight.words(of("isps")).map { $0.lowercased() }
      let hiding = ["vpn", "proxy", "tor", "anonymous", "private"]
      return [share(names.count { name in hiding.contains { name.contains($0) } }, of: names.count)]
    },
  ]

  /// What stands behind the last comma of a place, without the spaces around it.
  private static func country(of place: String) -> String {
    let last = place.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
    return String(last.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static let protocols: [Measure] = [
    .words(of("protocols"), [("unique_protocols", .distinct)]),
    .shares(
      of("protocols"),
      [
        ("tcp_ratio", ["TCP"]), ("udp_ratio", ["UDP"]), ("icmp_ratio", ["ICMP"]),
        ("http_ratio", ["HTTP"]), ("https_ratio", ["HTTPS"]), ("dns_ratio", ["DNS"]),
        ("ssh_ratio", ["SSH"]), ("encrypted_traffic_ratio", ["HTTPS", "SSH", "TLS", "SSL"]),
      ]),
  ]

  private static func agents(_ variant: NexoraVariant) -> [Measure] {
    [
      .words(of("user_agents"), [("unique_user_agents", .distinct)]),
      .code("chrome_ratio", "firefox_ratio", "safari_ratio", "edge_ratio", "bot_ratio") { sight in
        let browsers = sight.words(of("user_agents")).map { Browser(of: $0, variant) }
        return [.chrome, .firefox, .safari, .edge, .bot].map { (sought: Browser) in
          share(browsers.count { $0 == sought }, of: browsers.count)
        }
      },
    ]
  }

  private static let signs: [Measure] = [
    .ratio(
      "connection_failure_rate", of: field("failed_connections"),
      per: field("total_connection_attempts"), atLeast: 1),
    sign("port_scan_indicator", "unique_destination_ports") { $0 > 100 },
    .words(of("suspicious_ports"), [("suspicious_port_count", .count)]),
    .code("dga_indicator", "beaconing_indicator") { sight in
      let domains = sight.words(of("domains"))
      let odd = domains.count { $0.utf16.count > 20 || $0.count { $0 == "." } > 3 }
      let intervals = sight.numbers(of("connection_intervals"))
      let gaps = NumberSummary(intervals.map(\.value))
      let isSteady = intervals.count > 5 && gaps.mean > 0 && gaps.deviation / gaps.mean < 0.1
      return [share(odd, of: domains.count), isSteady ? 1 : 0]
    },
    .number("data_exfiltration_indicator", field("large_outbound_transfers")),
    .code("internal_connection_ratio") { sight in
      let inside = sight.number(field("internal_connections"))
      return [share(inside, of: inside + sight.number(field("external_connections")))]
    },
    sign("net_lateral_movement_indicator", "internal_connections") { $0 > 10 },
    sign("tor_usage_indicator", "tor_connections") { $0 > 0 },
    .code("dns_tunneling_indicator") { sight in
      let queries = sight.words(of("dns_queries"))
      return [share(queries.count { $0.utf16.count > 100 }, of: queries.count)]
    },
  ]

  /// Whether a number is one of a sort.
  private static func sign(
    _ name: String, _ member: String, _ belongs: @escaping @Sendable (Double) -> Bool
  ) -> Measure {
    .code(name) { sight in [belongs(sight.number(field(member))) ? 1 : 0] }
  }

  /// Which share of the numbers of a list is of a sort.
  private static func portion(
    _ name: String, _ list: String, _ belongs: @escaping @Sendable (Double) -> Bool
  ) -> Measure {
    .code(name) { sight in
      let numbers = sight.numbers(of(list))
      return [share(numbers.count { belongs($0.value) }, of: numbers.count)]
    }
  }
}

/// What a program calls itself.
private enum Browser {
  case bot, edge, firefox, chrome, safari, other

  /// Every browser claims to be some others: the first name that is found decides, so that the order matters.
  init(of agent: String, _ variant: NexoraVariant) {
    let order: [(words: [String], browser: Browser)] =
      switch variant {
      case .described:
        [
          (["bot", "crawler", "spider"], .bot), (["edg"], .edge), (["firefox"], .firefox),
          (["chrome"], .chrome), (["safari"], .safari),
        ]
      case .deployed:
        [
          (["chrome"], .chrome), (["firefox"], .firefox), (["safari"], .safari), (["edg"], .edge),
          (["bot", "crawler", "spider"], .bot),
        ]
      }
    let agent = agent.lowercased()
    self =
      order.first { entry in entry.words.contains { agent.contains($0) } }?.browser ?? .other
  }
}

/// An address of four numbers.
private struct IPv4Address {
  private let parts: [UInt8]

  init?(_ text: String) {
    let written = text.split(separator: ".", omittingEmptySubsequences: false)
    parts = written.compactMap { $0.allSatisfy(\.isNumber) ? UInt8($0) : nil }
    guard written.count == 4, parts.count == 4 else { return nil }
  }

  /// Whether it stands for machines of a house of its own, or for the machine itself.
  var isPrivate: Bool {
    switch (parts[0], parts[1]) {
    case (10, _), (127, _), (172, 16...31), (192, 168): true
    default: false
    }
  }
}
