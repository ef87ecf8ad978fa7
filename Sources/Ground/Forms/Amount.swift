/// A number with a unit, as a spec writes it: `50 ms`, `4 GiB`.
enum Amount {
  private static let durations: [(unit: String, seconds: Double)] = [
    ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("min", 60), ("h", 3600), ("d", 86400),
    ("day", 86400), ("days", 86400), ("hour", 3600), ("hours", 3600), ("week", 604_800),
  ]
  private static let sizes: [(unit: String, bytes: Double)] = [
    ("B", 1), ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("kB", 1e3), ("KB", 1e3),
    ("MB", 1e6), ("GB", 1e9),
  ]

  /// Longer is no length of time that anyone means, and clocks that count nanoseconds in 64 bits end there.
  static let longest = 10_000 * 86_400.0

  /// Seconds, or `nil` where `text` is no positive length of time with a unit, or one of more than 10,000 days.
  static func seconds(_ text: String) -> Double? {
    read(text, durations.map { ($0.unit, $0.seconds) }).flatMap { $0 <= longest ? $0 : nil }
  }

  /// Bytes, or `nil` where `text` is no positive size with a unit.
  static func bytes(_ text: String) -> Int? {
    read(text, sizes.map { ($0.unit, $0.bytes) }).flatMap { $0 < 0x1p62 ? Int($0) : nil }
  }

  private static func read(_ text: String, _ units: [(String, Double)]) -> Double? {
    let number = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    guard let value = Double(number), value > 0, let factor = units.first(where: { $0.0 == unit })
    else { return nil }
    let amount = value * factor.1
    return amount > 0 ? amount : nil
  }
}
