import Vocabulary

extension JSON {
  /// The members of an object, always in the order of their keys' bytes.
  ///
  /// So nothing that is made from an object depends on the order in which it was filled. Finding is
  /// O(log *n*); adding one by one is O(*n*) each, so make large objects at once.
  public struct Object: Sendable, Equatable {
    public typealias Member = (key: String, value: JSON)

    var keys: [String] = []
    var values: [JSON] = []

    public init() {}

    /// - Precondition: No key appears twice.
    public init(_ members: [Member]) {
      var repeated: String?
      self.init(members, repeated: &repeated)
      precondition(repeated == nil, "the key '\(repeated ?? "")' appears twice")
    }

    /// Sorts `members`, and names a key that appears twice.
    init(_ members: [Member], repeated: inout String?) {
      let sorted =
        zip(members, members.dropFirst()).allSatisfy { Self.precedes($0.key, $1.key) }
        ? members : members.sorted { Self.precedes($0.key, $1.key) }
      keys = sorted.map(\.key)
      values = sorted.map(\.value)
      for (one, next) in zip(keys, keys.dropFirst()) where !Self.precedes(one, next) {
        repeated = one
      }
    }

    static func precedes(_ one: String, _ other: String) -> Bool {
      one.utf8.lexicographicallyPrecedes(other.utf8)
    }
  }
}

extension JSON.Object {
  public subscript(key: String) -> JSON? {
    get {
      let index = place(of: key)
      return index < count && keys[index].utf8.elementsEqual(key.utf8) ? values[index] : nil
    }
    set {
      let index = place(of: key)
      let isThere = index < count && keys[index].utf8.elementsEqual(key.utf8)
      switch (newValue, isThere) {
      case (let value?, true): values[index] = value
      case (let value?, false):
        keys.insert(key, at: index)
        values.insert(value, at: index)
      case (nil, true):
        keys.remove(at: index)
        values.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// Where `key` stands or would stand.
  private func place(of key: String) -> Int {
    keys.partitioned { Self.precedes($0, key) }
  }
}

extension JSON.Object: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { keys.count }
  public subscript(index: Int) -> Member { (key: keys[index], value: values[index]) }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (String, JSON)...) {
    self.init(members.map { (key: $0.0, value: $0.1) })
  }
}
