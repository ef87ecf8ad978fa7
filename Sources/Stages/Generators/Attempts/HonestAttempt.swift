import Numerics
import Vocabulary

/// A university, and how its files look.
struct University: Sendable {
  let id: String
  /// The letters of its faculties, as roll numbers have them.
  let faculties: [String]
  /// How long its certificate numbers are.
  let numberLength: Int
  /// The years in which it issued certificates.
  let years: ClosedRange<Int>
  /// How many of its old records were typed badly.
  let carelessness: Double

  static let all = [
    University(
      id: "u1", faculties: ["CS", "ME", "EE"], numberLength: 12, years: 2008...2025,
      carelessness: 0.01),
    University(
      id: "u2", faculties: ["ARTS", "LAW"], numberLength: 14, years: 1998...2025,
      carelessness: 0.03),
    University(
      id: "u3", faculties: ["MBBS", "PHARM"], numberLength: 10, years: 2003...2025,
      carelessness: 0.01),
    University(
      id: "u4", faculties: ["BSC", "MSC", "PHD"], numberLength: 16, years: 2012...2025,
      carelessness: 0.02),
    University(
      id: "u5", faculties: ["ARCH", "CIVIL"], numberLength: 12, years: 2001...2024,
      carelessness: 0.06),
  ]

  func rollNumber(year: Int, _ chance: inout Generator) -> String {
    let faculty = faculties[chance.below(faculties.count)]
    return "\(padded((year - 4) % 100, to: 2))\(faculty)\(padded(1 + chance.below(240), to: 3))"
  }
}

/// An attempt by somebody honest.
struct HonestAttempt {
  let university: University
  var isOnFile = true
  var year: Int
  var certificateLength: Int
  private(set) var certificateNumber = ""
  var marks: Double?
  let name: PersonName
  let roll: String
  var submittedRoll: String
  var submittedMarks: Double?
  var readName: String?
  private let submittedYear: Int?
  private let readMarks: Double?
  private let month: Int
  private let isSloppy: Bool

  init(number: Int, _ chance: inout Generator) {
    university = University.all[chance.below(University.all.count)]
    // More recent years are more frequent.
    let age = Double(university.years.count) * chance.uniform() * chance.uniform()
    year = university.years.upperBound - Int(age)
    month = 1 + chance.below(12)
    isSloppy = chance.uniform() < university.carelessness
    certificateLength = university.numberLength + (isSloppy ? chance.below(4) - 2 : 0)
    let drawn = (min(100, max(35, chance.normal(mean: 68, deviation: 11))) * 10).rounded() / 10
    marks = chance.uniform() < 0.02 ? nil : drawn
    name = PersonName.drawn(&chance)
    roll = university.rollNumber(year: year, &chance)
    submittedRoll = chance.uniform() < 0.05 ? roll.lowercased() : roll
    if chance.uniform() < 0.01 { submittedRoll.removeLast() }
    submittedMarks =
      chance.uniform() < 0.7 ? drawn + (chance.uniform() < 0.02 ? chance.uniform(-9, 9) : 0) : nil
    submittedYear = chance.uniform() < 0.6 ? year + (chance.uniform() < 0.01 ? 1 : 0) : nil
    readName = chance.uniform() < 0.1 ? nil : name.read(&chance)
    readMarks = chance.uniform() < 0.3 ? nil : drawn
    renumber(&chance)
  }

  /// Another number of the length that it has.
  mutating func renumber(_ chance: inout Generator) {
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    certificateNumber = String(
      (0..<max(4, certificateLength)).map { place in
        place < 2 ? letters[chance.below(letters.count)] : Character("\(chance.below(10))")
      })
  }

  /// The fields of its line.
  var fields: [(name: String, cell: Cell)] {
    var fields: [(name: String, cell: Cell)] = [("rollNo", .text(submittedRoll))]
    func add(_ name: String, _ cell: Cell?) {
      if let cell { fields.append((name, cell)) }
    }
    add("marks", submittedMarks.map { .number(($0 * 10).rounded() / 10) })
    add("graduationYear", submittedYear.map { .integer($0) })
    add("ocr.candidateName", .text(readName ?? "Unknown"))
    add("ocr.marks", readMarks.map { .number($0) })
    if isOnFile {
      // One clerk in a while writes a hyphen, which no rule of form allows.
      add("cert.certNo", .text(isSloppy ? certificateNumber.hyphenated : certificateNumber))
      add("cert.marksPercent", marks.map { .number($0) })
      add("cert.issueDate", .text("\(year)-\(padded(month, to: 2))-15"))
    }
    add("student.name", .text(name.text))
    add("student.rollNo", .text(roll))
    add("student.graduationYear", .integer(year))
    add("universityId", .text(university.id))
    return fields
  }
}

extension String {
  fileprivate var hyphenated: String { "\(prefix(4))-\(dropFirst(4))" }
}

/// A name of a person, as files have it.
struct PersonName: Sendable {
  private let words: [String]

  private static let given = [
    "Asha", "Rahul", "Meera", "Vikram", "Priya", "Arjun", "Kavya", "Rohan", "Anita", "Sanjay",
    "Leela",
    "Dev", "Nisha", "Kiran", "Tara", "Imran",
  ]
  private static let family = [
    "Iyer", "Sharma", "Patel", "Nair", "Das", "Khan", "Reddy", "Bose", "Kulkarni", "Mehta",
    "Fernandes", "Gill", "Chatterjee", "Rao",
  ]

  static func drawn(_ chance: inout Generator) -> PersonName {
    var words = [given[chance.below(given.count)]]
    if chance.uniform() < 0.4 { words.append(given[chance.below(given.count)]) }
    return PersonName(words: words + [family[chance.below(family.count)]])
  }

  var text: String { words.joined(separator: " ") }

  /// As it is read from a picture: some words only by their first letter, some letters taken for digits.
  func read(_ chance: inout Generator) -> String {
    words.enumerated().map { place, word in
      if place == 1, words.count == 3, chance.uniform() < 0.3 { return "\(word.prefix(1))." }
      guard chance.uniform() < 0.08 else { return word.uppercased() }
      return word.uppercased().replacing("O", with: "0").replacing("I", with: "1")
        .replacing("S", with: "5")
    }.joined(separator: " ")
  }
}

/// A number with zeros before it.
private func padded(_ number: Int, to width: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
