import Vocabulary
import Wording

/// The shares of all rows that measure and that choose.
struct Shares: Hashable {
  let test: Double
  let validation: Double

  init(test: Double, validation: Double) throws(SettingError) {
    guard test > 0, test < 1 else {
      throw SettingError("test", mustBe: "above 0 and below 1", not: test)
    }
    guard validation >= 0, validation < 1 else {
      throw SettingError("validation", mustBe: "at least 0 and below 1", not: validation)
    }
    guard test + validation < 1 else {
      throw SettingError(
        "validation",
        mustBe:
          "below \(Figures.significant(1 - test, digits: 12)), so that rows are left to train on",
        not: validation)
    }
    self.test = test
    self.validation = validation
  }
}
