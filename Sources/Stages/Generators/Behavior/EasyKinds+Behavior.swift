extension EasyKinds {
  /// All, of sessions as of single requests.
  static let behavior = BehaviorAttack.allCases.filter(\.isAttack)

  /// The easy kinds of behavior, in a sentence for help.
  public static var inBehavior: String {
    sentence(behavior.map(\.rawValue), of: BehaviorAttack.allCases.count(where: \.isAttack))
  }
}
