public import Decisions
import Formats
import Forms
import Vocabulary

/// A table of tiers as a spec names it: its keys, and how they become a table.
struct TierForm: Sendable {
  let form: Form
  let make: @Sendable (Settings) throws(SettingError) -> [AuditedTier]

  init(
    _ name: String, _ help: String, read scale: TierScale = .score, keys: [Key] = [],
    make: @escaping @Sendable (Settings) throws(SettingError) -> [AuditedTier]
  ) {
    form = Form(name, help, keys: keys + TierForms.common(scale))
    self.make = make
  }
}

/// A table of tiers that was asked for, and on which scale it is read.
public struct TierRequest: Sendable {
  public let table: TierTable
  public let scale: TierScale
  /// The share of training rows whose decisions are below 0.
  public let contamination: Double
  /// What is subtracted from a negated score to be a decision, where that is known.
  public let offset: Double?
}

/// The scales on which tiers are read.
public enum TierScale: String, CaseIterable, Sendable {
  case score
  case calibrated
  case decision
  case unit
}

/// The tables of tiers that a spec can name.
enum TierForms {
  static let all: [TierForm] = [expenseFlow, certificates, elide, nexora, own]

  static let forms: [Form] = all.map(\.form)

  /// The table that a choice among `forms` describes.
  static func request(_ choice: Choice) throws(SettingError) -> TierRequest {
    guard let entry = all.first(where: { $0.form.name == choice.name }) else {
      preconditionFailure("no table of tiers is called '\(choice.name)'")
    }
    let settings = choice.settings
    let stated = settings.members["ordinary"]?.members?.map { ($0.key, $0.value) } ?? []
    let table = try TierTable(
      name(choice), try entry.make(settings),
      promising: (stated + levels(settings).map { ($0.key, $0.value["ordinary"]) }).compactMap {
        tier, share in share?.double.map { (tier, $0) }
      },
      confidence: settings.optional("confidence") { $0.number($1) })
    return TierRequest(
      table: table, scale: settings.word("read"),
      contamination: settings.number("contamination"),
      offset: settings.optional("offset") { $0.number($1) })
  }

  private static func name(_ choice: Choice) -> String {
    let part = choice.settings.optional("table") { $0.text($1) }
    let name = choice.settings.optional("name") { $0.text($1) }
    let scale = choice.settings.text("read")
    let isUsual = forms.first { $0.name == choice.name }?.defaults["read"] == .text(scale)
    return (name ?? part.map { "\(choice.name) \($0)" } ?? choice.name)
      + (isUsual ? "" : ", read as \(scale)")
  }

  /// What every table has.
  static func common(_ scale: TierScale) -> [Key] {
    [
      .key(
        "read", .word(TierScale.allCases.map(\.rawValue)), or: .text(scale.rawValue),
        "The scale that the tiers are on: scores as they are, calibrated ones, |d| of the decision d "
          + "= −score − offset as Elide runs, or the unit score 1/(1 + e^(d/s))."),
      .key(
        "contamination", .number(0...0.5, above: true), or: 0.1,
        "With decision and unit: the share of training rows below 0, which sets the offset."),
      .optional("offset", .number, "With decision and unit: the offset itself."),
      .optional(
        "ordinary", .named(.positiveShare),
        "The highest share of ordinary rows that may reach each tier, by the tier's name."),
      .optional(
        "confidence", .positiveShare,
        "How sure such shares must be of rows to come; else on average."
      ),
    ]
  }

  private static let expenseFlow = TierForm(
    "expenseflow", "BLOCK from 0.9, REQUIRE_2FA from 0.8, CHALLENGE from 0.7, MONITOR above 0.65."
  ) { _ in ResponsePolicy.expenseFlow.auditedTiers }

  private static let certificates = TierForm(
    "certificates", "Suspicious above 0.7.", read: .calibrated
  ) { _ in CertificatePolicy().auditedTiers }

  private static let elide = TierForm(
    "elide", "The alert rules, each with what score and confidence together ask for.",
    read: .decision,
    keys: [
      .key(
        "table", .word(["rules", "iot", "security", "business"]), or: "rules",
        "The rules that are always there, or those with a scenario's.")
    ]
  ) { settings in
    let rules: AlertRules =
      switch settings.text("table") {
      case "iot": .elideIoT
      case "security": .elideSecurity
      case "business": .elideBusiness
      default: .elide
      }
    return rules.auditedTiers(
      settings.text("read") == TierScale.decision.rawValue ? .absoluteDecision : .unitScore)
  }

  private static let nexora = TierForm(
    "nexora", "The bands of one of its tables.",
    keys: [
      .key("table", .word(nexoraTables.map(\.name)), or: "priority", "Which table.")
    ]
  ) { settings in
    let name = settings.text("table")
    return nexoraTables.first { $0.name == name }?.bands.auditedTiers ?? []
  }

  private static let nexoraTables: [(name: String, bands: Bands<String>)] = [
    ("verdict", .nexoraVerdict), ("priority", .nexoraPriority), ("risk-level", .nexoraRiskLevel),
    ("severity", .nexoraSeverity), ("full-severity", .nexoraFullSeverity),
    ("urgency", .nexoraUrgency), ("morphing", .nexoraMorphing), ("drift", .nexoraDrift),
  ]

  private static let own = TierForm(
    "own", "A table of any number of tiers.",
    keys: [
      .key("name", .text, or: "own", "What reports call it."),
      .required("levels", .named(.form(level)), "Each tier by its name, in any order."),
    ]
  ) { settings throws(SettingError) in
    var tiers: [AuditedTier] = []
    for (name, level) in levels(settings) {
      switch (level["above"]?.double, level["at-least"]?.double) {
      case (let border?, nil): tiers.append(AuditedTier(name, .above(border)))
      case (nil, let border?): tiers.append(AuditedTier(name, .atLeast(border)))
      case (nil, nil):
        throw SettingError(
          "levels.\(name)", mustBe: "'above' or 'at-least' a number", not: "neither")
      default: throw SettingError("levels.\(name)", mustBe: "'above' or 'at-least'", not: "both")
      }
    }
    return tiers
  }

  private static let level = Form(
    "level", "A tier.",
    keys: [
      .optional("above", .number, "It begins above this."),
      .optional("at-least", .number, "It begins with this; one of the two must be given."),
      .optional(
        "ordinary", .positiveShare, "The highest share of ordinary rows that may reach it: 0.001."),
    ])

  private static func levels(_ settings: Settings) -> [(key: String, value: JSON)] {
    settings.members["levels"]?.members.map { members in members.map { ($0.key, $0.value) } } ?? []
  }
}

extension TierRequest {
  /// A table as the command line has it.
  public init(_ text: String, from option: String) throws {
    self = try TierForms.request(FormReader.untyped(text, among: TierForms.forms, from: option))
  }
}
