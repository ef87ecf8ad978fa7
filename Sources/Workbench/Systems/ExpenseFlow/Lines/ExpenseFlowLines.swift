import Vocabulary

/// The three sorts of line that ExpenseFlow writes.
enum ExpenseFlowLines {
  static let all = [signal, session, request]

  /// How sure a signal is where it does not say.
  static let usualConfidence = 80.0

  /// A line with no other fields than lines of its sort have.
  static func own(_ event: Event) -> Event {
    guard let form = all.first(where: { $0.name == event["type"]?.word }) else { return event }
    let names = Set(form.fields.map(\.name))
    return Event(
      time: event.time, group: event.group,
      fields: EventFields(
        zip(event.fields.names, event.fields.cells).filter { names.contains($0.0) }
          .map { (name: $0.0, cell: $0.1) }))
  }

  /// A behavioural observation.
  static let signal = LineForm(
    "signal",
    common + LineReader.known + origin + [
      LineField("signalType", .word(SignalType.allCases.map(\.rawValue)), isRequired: true),
      LineField(
        "severity", .word(Severity.allCases.map(\.rawValue), reading: Severity.readings),
        isRequired: true),
      LineField("trustImpact", .number(-100...100), isRequired: true),
      LineField("riskImpact", .number()), LineField("anomalyScore", .number(0...100)),
      LineField("isAnomaly", .flag), LineField("confidence", .number(0...100)),
      LineField("falsePositive", .flag),
    ], together: [place])

  /// The opening or the closing of a session.
  static let session = LineForm(
    "session",
    common + [
      LineField("event", .word(["open", "close"]), isRequired: true), LineField("device", .text),
      LineField("ipAddress", .text),
    ])

  /// What is scored.
  static let request = LineForm(
    "request",
    common + LineReader.known + origin + [
      LineField("contentLength", .number(0...(.greatestFiniteMagnitude))),
      LineField("endpointSensitivity", .word(["LOW", "MODERATE", "HIGH", "CRITICAL"])),
      LineField("sessionAge", .number(0...(.greatestFiniteMagnitude))),
      LineField("isWeekend", .flag), LineField("isBusinessHours", .flag),
    ], together: [place])

  private static let common =
    LineReader.always + [
      LineField("time", .moment, isRequired: true), LineField("session", .text, isRequired: true),
      LineField("user", .text, isRequired: true),
    ]

  /// What was asked for, from where and with what.
  private static let origin = [
    LineField("endpoint", .text), LineField("method", .text), LineField("ipAddress", .text),
    LineField("userAgent", .text), LineField("latitude", .number(-90...90)),
    LineField("longitude", .number(-180...180)),
  ]

  private static let place = ["latitude", "longitude"]
}
