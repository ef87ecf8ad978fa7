internal import Numerics
internal import Scoring
internal import Vocabulary

extension Committee {
  /// Each member's weights stand under `members.0.model`, its map's under `members.0.map`.
  func store(in weights: inout Weights) {
    weights.settings["columns"] = String(columns)
    weights.settings["combination"] = combination.text
    weights.settings["members"] = String(members.count)
    if !groups.isEmpty { weights.tensors["groups"] = Tensor(.int32(groups.map(Int32.init))) }
    for (index, member) in members.enumerated() {
      guard let name = Detectors.name(of: member.model) else {
        preconditionFailure("only detectors of Assay's own can be stored, not \(member.model)")
      }
      var own = Weights()
      own.settings["kind"] = name
      own.settings["weight"] = String(member.weight)
      own.settings["view"] = member.view == nil ? "all" : "some"
      if let view = member.view { own.tensors["view"] = Tensor(.int32(view.map(Int32.init))) }
      own.embed(member.model.weights, as: "model")
      own.embed(member.map.weights, as: "map")
      weights.embed(own, as: "members.\(index)")
    }
  }

  init(weights: Weights) throws(WeightsError) {
    columns = try weights.columns()
    let text = try weights.setting("combination", as: String.self)
    guard let combination = Combination(text: text) else {
      throw WeightsError("setting 'combination' of the weights is '\(text)', which is none")
    }
    self.combination = combination
    let count = try weights.count("members")
    var members: [Member] = []
    for index in 0..<count {
      let own = weights.extracted(from: "members.\(index)")
      members.append(try Member(weights: own, columns: columns))
    }
    self.members = members
    guard (members.reduce(0) { $0 + $1.weight } - 1).magnitude < 1e-6 else {
      throw WeightsError("the members' weights do not add up to 1")
    }
    groups = try Self.groups(weights, of: count, for: combination)
  }

  private static func groups(
    _ weights: Weights, of members: Int, for combination: Combination
  ) throws(WeightsError) -> [Int] {
    guard case .averageOfMaxima(let count) = combination else { return [] }
    let groups = try weights.int32s("groups").map(Int.init)
    guard count > 0, count <= members, groups.count == members,
      Set(groups) == Set(0..<count)
    else { throw WeightsError("'groups' of the weights does not deal \(members) members") }
    return groups
  }
}

extension Committee.Member {
  init(weights: Weights, columns: Int) throws(WeightsError) {
    model = try Detectors.restored(
      weights.setting("kind"), from: weights.extracted(from: "model"))
    map = try ScoreMap(weights: weights.extracted(from: "map"))
    weight = try weights.setting("weight", as: Double.self)
    guard weight >= 0, weight <= 1 else {
      throw WeightsError("a member's weight must be between 0 and 1, not \(weight)")
    }
    switch try weights.setting("view", as: String.self) {
    case "all": view = nil
    case "some":
      let view = try weights.int32s("view").map(Int.init)
      guard view.allSatisfy({ (0..<columns).contains($0) }) else {
        throw WeightsError("'view' of the weights has a column that is not there")
      }
      self.view = view
    case let other: throw WeightsError("setting 'view' of the weights is '\(other)', which is none")
    }
    guard model.columns == view?.count ?? columns else {
      throw WeightsError(
        "a member has \(model.columns) columns, but sees \(view?.count ?? columns)")
    }
  }
}
