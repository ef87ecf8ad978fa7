import Files
import Forms
import Generators
import Vocabulary

/// One entry of a spec's `data`: where rows come from, and what their columns mean.
public struct DataSetting: Sendable {
  let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  /// The columns that are named for what they say of a row rather than as features.
  public var roles: [String] {
    ["label", "time", "group", "id", "kind"].compactMap { role in
      let value = settings.members[role]
      return value?.string ?? value?["column"]?.string
    }
  }

  var corruptions: [Choice] { settings.list("corrupt").map { Choice($0) } }

  /// What is wrong with the entry, whatever the data are.
  func refusals(at path: String) -> [ExperimentMaker.Refusal] {
    var all = Self.kinds(Form.dataKinds, of: settings, at: path)
    func check(_ path: String, _ make: () throws(SettingError) -> Void) {
      do throws(SettingError) { try make() } catch {
        all.append(.init(path: "\(path).\(error.setting)", message: error.description))
      }
    }
    if settings.has("generate") {
      let choice = settings.choice("generate")
      let place = "\(path).generate.\(choice.name)"
      check(place) { () throws(SettingError) in
        if case .fitted(_, let recorded) = try GeneratorForms.maker(choice) {
          all += Self.kinds(Form.recordedKinds, of: recorded, at: "\(place).to")
        }
      }
    }
    for (place, choice) in corruptions.enumerated() {
      check("\(path).corrupt.\(place).\(choice.name)") { () throws(SettingError) in
        _ = try Corruption(choice)
      }
    }
    return all
  }

  /// Rows come from one place.
  private static func kinds(
    _ kinds: [String], of settings: Settings, at path: String
  ) -> [ExperimentMaker.Refusal] {
    let given = kinds.filter(settings.has)
    guard given.count != 1 else { return [] }
    let message =
      "wanted exactly one of \(kinds.joined(separator: ", ")), found "
      + (given.isEmpty ? "none" : given.joined(separator: " and "))
    return [.init(path: path, message: message)]
  }
}
