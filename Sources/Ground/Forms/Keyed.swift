import Formats
public import Vocabulary

/// Something that a spec describes by keys of its own: what it is, its keys, and how it is made of what
/// they say.
///
/// A method, a rule or a generator has all of it in its own file; nothing else knows its keys.
public protocol Keyed: Sendable {
  /// The word that a spec names it by.
  static var name: String { get }
  /// What it is, in a sentence.
  static var help: String { get }
  static var keys: [any FormKey<Self>] { get }
  /// Groups of keys that exclude each other.
  static var exclusive: [Exclusive] { get }
  /// What single keys need beside them.
  static var needs: [Need] { get }
}

extension Keyed {
  public static var keys: [any FormKey<Self>] { [] }
  public static var exclusive: [Exclusive] { [] }
  public static var needs: [Need] { [] }

  public static var form: Form {
    Form(name, help, exclusive: exclusive, needs: needs, keys: keys.map { $0.erased })
  }

  /// The keys of this form, for a form that has them among its own.
  public static func keys<Borrower>(lentTo borrower: Borrower.Type) -> [any FormKey<Borrower>] {
    keys.map { $0.lent(to: borrower) }
  }
}

/// What is made of settings that a spec gives.
public protocol Configured: Keyed {
  init(_ settings: Settings<Self>) throws(SettingError)
}

/// What can be named where a spec wants one of several: the forms, and what each makes.
public struct Choices<Made>: Sendable {
  /// One of them.
  public struct Entry: Sendable {
    public let form: Form
    let make: @Sendable (JSON.Object) throws(SettingError) -> Made

    /// What `type` makes, as the common type of them all.
    public init<Type: Configured>(
      _ type: Type.Type, _ lift: @escaping @Sendable (Type) -> Made
    ) {
      form = type.form
      make = { members throws(SettingError) in lift(try Type(Settings(members))) }
    }

    /// What `make` makes of the settings of `owner`.
    public init<Owner: Keyed>(
      of owner: Owner.Type,
      _ make: @escaping @Sendable (Settings<Owner>) throws(SettingError) -> Made
    ) {
      form = owner.form
      self.make = { members throws(SettingError) in try make(Settings(members)) }
    }

    /// What `make` makes of the settings of `owner` under another word, for choices that have their keys in common.
    public init<Owner: Keyed>(
      of owner: Owner.Type, called name: String, _ help: String,
      _ make: @escaping @Sendable (Settings<Owner>) throws(SettingError) -> Made
    ) {
      form = Form(
        name, help, exclusive: Owner.exclusive, needs: Owner.needs,
        keys: Owner.keys.map { $0.erased })
      self.make = { members throws(SettingError) in try make(Settings(members)) }
    }

    fileprivate init(
      _ form: Form, _ make: @escaping @Sendable (JSON.Object) throws(SettingError) -> Made
    ) {
      self.form = form
      self.make = make
    }
  }

  public let entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  public var forms: [Form] { entries.map(\.form) }

  /// What `choice` describes.
  ///
  /// - Precondition: it names one of these.
  public func make(_ choice: Choice) throws(SettingError) -> Made {
    guard let made = try made(of: choice) else {
      preconditionFailure("nothing is called '\(choice.name)' among \(forms.map(\.name))")
    }
    return made
  }

  /// What `choice` describes; `nil` where it names none of these, as a record of another version may.
  public func made(of choice: Choice) throws(SettingError) -> Made? {
    guard let entry = entries.first(where: { $0.form.name == choice.name }) else { return nil }
    return try entry.make(choice.members)
  }

  /// The same choices, each making what `lift` makes of what it made.
  public func mapped<Other>(_ lift: @escaping @Sendable (Made) -> Other) -> Choices<Other> {
    Choices<Other>(
      entries.map { entry in
        Choices<Other>.Entry(entry.form) { members throws(SettingError) in
          lift(try entry.make(members))
        }
      })
  }

  /// The choices of both, in this order.
  public static func + (one: Choices, other: Choices) -> Choices {
    Choices(one.entries + other.entries)
  }
}
