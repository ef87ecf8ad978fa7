public import Forms
public import Numerics
public import Vocabulary

/// A recording of attempts to have certificates verified, some of them forged.
///
/// Clerks mistype, pictures are read badly and old files have odd numbers, so that much of what a forgery does
/// happens to honest people too. At a strength of 0 a forged attempt is an honest one, and only its label and kind
/// remain.
public struct SyntheticAttempts: RecordingGenerator, Hashable {
  public let attempts: Int
  public let forged: Double
  public let days: Int
  /// How far forgeries stand out: 1 as described, 0 not at all.
  public let strength: Double

  public init(
    attempts: Int = Self.attempts.standard, forged: Double = Self.forged.standard,
    days: Int = Self.days.standard, strength: Double = Self.strength.standard
  ) throws(SettingError) {
    self.attempts = try Self.attempts.checked(attempts)
    self.forged = try Self.forged.checked(forged)
    self.days = try Self.days.checked(days)
    self.strength = try Self.strength.checked(strength)
  }

  public var recipe: String {
    "attempts \(attempts) forged \(forged) days \(days) strength \(strength)"
  }

  /// A certificate that is not on file has a year of 0; a record that was slipped in is hard to tell from an odd one, and
  /// what else is forged shows in no feature.
  public var easyKinds: [String] { strength > 0 && forged > 0 ? [Forgery.invented.rawValue] : [] }

  /// About how many fields it records.
  public var cells: Double { Double(attempts) * 16 }

  /// The recording; equal settings and seeds give equal bytes.
  public func record(seed: Seed) -> Recording {
    let chance = seed.split("attempts")
    let length = Int64(days) * 86_400_000
    var order = chance.split("times").generator()
    let times = (0..<attempts).map { _ in Int64(order.uniform() * Double(length)) }.sorted()
    var lots = chance.split("forged").generator()
    let taken = Set(
      lots.sample(Int((forged * Double(attempts)).rounded()), of: attempts))
    var kinds: [Forgery?] = []
    var events: [Event] = []
    for (number, time) in times.enumerated() {
      var own = chance.split("attempt", number).generator()
      let forgery =
        taken.contains(number) ? Forgery.allCases[own.below(Forgery.allCases.count)] : nil
      var attempt = HonestAttempt(number: number, &own)
      // Chance of its own, so that the honest part does not depend on the strength.
      var other = chance.split("forgery", number).generator()
      forgery?.change(&attempt, strength: strength, &other)
      kinds.append(forgery)
      events.append(
        Event(
          time: MadeTime.start + time, group: attempt.certificateNumber,
          fields: EventFields(attempt.fields)))
    }
    return Recording(
      name: "certificates", events: events,
      labels: Labels(kinds.map { $0 == nil ? .ordinary : .anomaly }),
      kinds: kinds.map { $0?.rawValue },
      grouping: "certNo", timing: "verifiedAt",
      span: MadeTime.start..<(MadeTime.start + length),
      provenance: Provenance(made: recipe, easy: easyKinds))
  }
}

/// How an attempt is forged.
enum Forgery: String, CaseIterable, Sendable {
  /// Marks are submitted that are higher than those on file.
  case alteredMarks = "altered marks"
  /// The certificate belongs to somebody else.
  case borrowed = "borrowed certificate"
  /// No university issued it.
  case invented = "invented certificate"
  /// A record was slipped into the files, by somebody who did not know how they look.
  case planted = "planted record"

  func change(_ attempt: inout HonestAttempt, strength: Double, _ chance: inout Generator) {
    // A strength between 0 and 1 is how many forgeries are careless, and how far those go.
    guard chance.uniform() < strength else { return }
    switch self {
    case .alteredMarks:
      let lift = chance.uniform(2, 4 + 16 * strength)
      attempt.submittedMarks = min(100, (attempt.marks ?? 60) + lift)
    case .borrowed:
      attempt.submittedRoll = attempt.university.rollNumber(year: attempt.year, &chance)
      attempt.readName = PersonName.drawn(&chance).read(&chance)
    case .invented:
      attempt.isOnFile = false
    case .planted:
      attempt.certificateLength += 1 + chance.below(1 + Int(3 * strength))
      attempt.renumber(&chance)
      attempt.year -= chance.below(2) * (4 + chance.below(1 + Int(12 * strength)))
      attempt.marks = min(100, chance.normal(mean: 84 + 6 * strength, deviation: 5))
      attempt.submittedMarks = attempt.submittedMarks.map { _ in attempt.marks ?? 0 }
    }
  }
}
