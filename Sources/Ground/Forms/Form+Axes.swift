public import Formats

extension Form {
  /// Every combination of the values of the axes, the last axis fastest.
  ///
  /// After reading, the value of an axis is always a list; in each combination it is one of its values.
  /// A combination has one combination, itself.
  public func combinations(of members: JSON.Object) -> [JSON.Object] {
    var combinations: [[JSON.Object.Member]] = [[]]
    for key in keys {
      guard let value = members[key.name] else { continue }
      let values = key.combinations(of: value)
      combinations = combinations.flatMap { members in
        values.map { members + [(key: key.name, value: $0)] }
      }
    }
    return combinations.map { JSON.Object($0) }
  }

  /// How many combinations there are, or the largest number where there are more than that.
  public func combinationCount(of members: JSON.Object) -> Int {
    keys.reduce(1) { count, key in
      count.timesSaturating(members[key.name].map { key.combinationCount(of: $0) } ?? 1)
    }
  }

  /// The combination at a place among all, counted from 0, of which no other is made.
  func combination(at place: Int, of members: JSON.Object) -> JSON.Object {
    var rest = place
    var chosen: [JSON.Object.Member] = []
    for key in keys.reversed() {
      guard let value = members[key.name] else { continue }
      let count = max(1, key.combinationCount(of: value))
      chosen.append((key: key.name, value: key.combination(at: rest % count, of: value)))
      rest /= count
    }
    return JSON.Object(chosen.reversed())
  }
}

extension Choice {
  /// Every combination of the values of the axes of its form, which is one of `forms`.
  public func combinations(among forms: [Form]) -> [Choice] {
    guard let form = forms.first(where: { $0.name == name }) else { return [self] }
    return form.combinations(of: members).map { Choice(name, $0) }
  }

  /// How many they are.
  public func combinationCount(among forms: [Form]) -> Int {
    forms.first { $0.name == name }?.combinationCount(of: members) ?? 1
  }

  /// The one at a place among them, counted from 0.
  public func combination(at place: Int, among forms: [Form]) -> Choice {
    guard let form = forms.first(where: { $0.name == name }) else { return self }
    return Choice(name, form.combination(at: place, of: members))
  }
}

extension Int {
  /// The product, or the largest number where it is more than that.
  public func timesSaturating(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}

extension AnyKey {
  fileprivate func combinations(of value: JSON) -> [JSON] {
    values(of: value).flatMap(shape.combinations)
  }

  fileprivate func combinationCount(of value: JSON) -> Int {
    values(of: value).reduce(0) { sum, value in
      let (more, overflow) = sum.addingReportingOverflow(shape.combinationCount(of: value))
      return overflow ? .max : more
    }
  }

  fileprivate func combination(at place: Int, of value: JSON) -> JSON {
    var rest = place
    for one in values(of: value) {
      let count = shape.combinationCount(of: one)
      if rest < count { return shape.combination(at: rest, of: one) }
      rest -= count
    }
    return value
  }

  /// The values of an axis; what is one value already, though it be a list, is one.
  private func values(of value: JSON) -> [JSON] {
    guard isAxis, let values = value.elements, !shape.isOneList(value) else { return [value] }
    return values
  }
}

extension Shape {
  /// The values that one value with axes in it stands for; a list is one value.
  fileprivate func combinations(of value: JSON) -> [JSON] {
    switch (self, value) {
    case (.form(let form), .object(let members)):
      form.combinations(of: members).map(JSON.object)
    case (.choice(let forms), _):
      Choice(stored: value).map { $0.combinations(among: forms).map(\.json) } ?? [value]
    default: [value]
    }
  }

  fileprivate func combination(at place: Int, of value: JSON) -> JSON {
    switch (self, value) {
    case (.form(let form), .object(let members)):
      .object(form.combination(at: place, of: members))
    case (.choice(let forms), _):
      Choice(stored: value).map { $0.combination(at: place, among: forms).json } ?? value
    default: value
    }
  }

  fileprivate func combinationCount(of value: JSON) -> Int {
    switch (self, value) {
    case (.form(let form), .object(let members)): form.combinationCount(of: members)
    case (.choice(let forms), .object(let members)):
      forms.first { $0.name == members.first?.key }.flatMap { form in
        members.first?.value.members.map { form.combinationCount(of: $0) }
      } ?? 1
    default: 1
    }
  }

  /// Whether a list is one value of a shape of lists, rather than several.
  fileprivate func isOneList(_ value: JSON) -> Bool {
    guard case .list(let element) = self, let values = value.elements else { return false }
    return values.allSatisfy { $0.elements == nil || element.isOneList($0) }
  }
}
