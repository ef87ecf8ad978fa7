import Vocabulary

/// Members of an ensemble that a spec names, each with how much it counts.
struct NamedMembers<Member: Hashable & RawRepresentable<String>> {
  let all: [(member: Member, weight: Double)]

  /// - Parameter weights: In the order of the members; `nil` where all count the same.
  init(_ members: [Member], weights: [Double]?) throws(SettingError) {
    guard !members.isEmpty, Set(members).count == members.count else {
      throw SettingError(
        "members", mustBe: "at least one, each once",
        not: members.map(\.rawValue).joined(separator: ", "))
    }
    let weights = weights ?? members.map { _ in 1 }
    guard weights.count == members.count else {
      throw SettingError(
        "weights", mustBe: "\(members.count) numbers, one for each member", not: weights.count)
    }
    all = Array(zip(members, weights))
  }
}
