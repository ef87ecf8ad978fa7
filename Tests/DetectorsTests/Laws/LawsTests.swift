import Detectors
import Forms
import Graphs
import Numerics
import Testing
import Vocabulary

/// The law checker itself: it must find a detector that breaks a law.
struct LawsTests {
  @Test func `a detector that keeps the laws breaks none`() throws {
    #expect(try brokenLaws(of: Lawless(fault: .none), on: Samples.blob(rows: 12)).isEmpty)
  }

  @Test(arguments: [
    (Fault.batch, "row 0 scores the same alone"),
    (.companions, "reordered rows have reordered scores"),
    (.count, "each row has one score"),
    (.infinity, "scores are finite"),
    (.chance, "equal seeds score alike"),
    (.forgetful, "stored and read, the model scores alike"),
    (.credulous, "weights without 'offset' are refused"),
    (.unchecked, "nan is refused at its place in scoring"),
    (.misdrawn, "its graph scores alike"), (.lossy, "its parts add up"),
    (.misled, "a score does not fall where what explains it rises"),
    (.misscaled, "what is explained is the score"),
    (.seeded, "another seed teaches the same where chance plays no part"),
  ])
  func `a detector that breaks a law is found`(fault: Fault, law: String) throws {
    #expect(try brokenLaws(of: Lawless(fault: fault), on: Samples.blob(rows: 12)).contains(law))
  }
}

/// What is wrong with a detector.
enum Fault: String {
  case none, batch, companions, count, infinity, chance, forgetful, credulous, unchecked, seeded,
    misdrawn, lossy, misled, misscaled
}

/// The first number of a row plus 1, but for one fault.
private struct Lawless: Detector {
  static let name = "lawless"
  static let help = "Breaks one law."

  let fault: Fault
  let isDeterministic = true

  init(fault: Fault) { self.fault = fault }
  init(_ settings: Settings<Self>) { self.init(fault: .none) }

  func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    guard rows.rows > 0 else { throw .noRows }
    guard rows.columns > 0 else { throw .noColumns }
    let offset: Double =
      switch fault {
      case .chance: .random(in: 0..<1)
      case .seeded: Double(seed.value)
      default: 1
      }
    let model = Model(columns: rows.columns, offset: offset, fault: fault)
    do { _ = try model.scores(of: rows) } catch { throw .refused(error) }
    return model
  }

  struct Model: AnomalyModel {
    let columns: Int
    let offset: Double
    let fault: Fault

    func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      guard rows.columns == columns else {
        throw .wrongWidth(found: rows.columns, wanted: columns)
      }
      for row in 0..<rows.rows where fault != .unchecked {
        for column in 0..<columns where !rows[row, column].isFinite {
          throw .notFinite(row: row, column: column)
        }
      }
      var scores = (0..<rows.rows).map { Double(rows[$0, 0]) + offset }
      switch fault {
      case .batch where rows.rows > 1: scores[0] += 1
      case .companions: scores = scores.indices.map { scores[$0] + Double($0) }
      case .count: scores.append(0)
      case .infinity: scores = scores.map { $0 / 0 }
      default: break
      }
      return Scores(scores)
    }

    func score(of row: Numbers) -> Numbers {
      row[0] + (fault == .misdrawn ? offset + 1e-8 : offset)
    }

    func explanation(of row: [Float]) -> Explanation? {
      var parts = row.map { _ in 0.0 }
      parts[0] = Double(row[0]) * (fault == .misled ? -1 : 1)
      let value = parts[0] + (fault == .misscaled ? offset + 1e-6 : offset)
      return Explanation(
        fault == .misled ? .path : .score, absence: .none, value: value,
        baseline: value - parts[0] + (fault == .lossy ? 1e-6 : 0), parts: parts)
    }

    var weights: Weights {
      var weights = Weights()
      weights.tensors["offset"] = Tensor(.double([fault == .forgetful ? offset + 1 : offset]))
      weights.settings["columns"] = String(columns)
      weights.settings["fault"] = fault.rawValue
      return weights
    }
  }
}

extension Lawless.Model {
  init(weights: Weights) throws(WeightsError) {
    let fault = Fault(rawValue: try weights.setting("fault", as: String.self))
    guard let fault else { throw WeightsError("no fault") }
    let columns = try weights.setting("columns", as: Int.self)
    if fault == .credulous, weights.tensors["offset"] == nil {
      self.init(columns: columns, offset: 1, fault: fault)
      return
    }
    guard let offset = try weights.doubles("offset").first else { throw WeightsError("no offset") }
    self.init(columns: columns, offset: offset, fault: fault)
  }
}
