import Files

extension Form {
  /// Every combination of the values of the axes, the last axis fastest.
  ///
  /// After reading, the value of an axis is always a list; in each combination it is one of its values.
  func combinations(of settings: Settings) -> [Settings] {
    var combinations: [[JSON.Object.Member]] = [[]]
    for key in keys {
      guard let value = settings.members[key.name] else { continue }
      let values = key.combinations(of: value)
      combinations = combinations.flatMap { members in
        values.map { members + [(key: key.name, value: $0)] }
      }
    }
    return combinations.map { Settings(JSON.Object($0)) }
  }

  /// How many combinations there are.
  func combinationCount(of settings: Settings) -> Int {
    keys.reduce(1) { count, key in
      count * (settings.members[key.name].map { key.combinationCount(of: $0) } ?? 1)
    }
  }
}

extension Key {
  fileprivate func combinations(of value: JSON) -> [JSON] {
    guard isAxis, let values = value.elements else { return shape.combinations(of: value) }
    return values.flatMap(shape.combinations)
  }

  fileprivate func combinationCount(of value: JSON) -> Int {
    guard isAxis, let values = value.elements else { return shape.combinationCount(of: value) }
    return values.reduce(0) { $0 + shape.combinationCount(of: $1) }
  }
}

extension Shape {
  /// The values that one value with axes in it stands for; a list is one value.
  func combinations(of value: JSON) -> [JSON] {
    switch (self, value) {
    case (.form(let form), .object(let members)):
      return form.combinations(of: Settings(members)).map(\.json)
    case (.choice(let forms), .object(let members)):
      guard let form = forms.first(where: { $0.name == members.first?.key }) else { return [value] }
      return form.combinations(of: Settings(members[0].value)).map { Choice(form.name, $0).json }
    default: return [value]
    }
  }

  func combinationCount(of value: JSON) -> Int {
    switch (self, value) {
    case (.form(let form), .object(let members)): form.combinationCount(of: Settings(members))
    case (.choice(let forms), .object(let members)):
      forms.first { $0.name == members.first?.key }?
        .combinationCount(of: Settings(members[0].value)) ?? 1
    default: 1
    }
  }
}
