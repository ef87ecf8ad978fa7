import Foundation
import Numerics

extension SyntheticSeries {
  /// Intervals in an order of chance, with gaps of chance between them.
  func places(seed: Seed) -> [PlantedInterval] {
    var chance = seed.generator()
    var planted = injections.flatMap { Array(repeating: $0, count: $0.count) }
    chance.shuffle(&planted)
    let taken = planted.reduce(0) { $0 + 2 * $1.length }
    let slack = steps - clean - taken
    let cuts = planted.map { _ in chance.below(slack + 1) }.sorted()
    var place = clean
    return zip(planted, cuts).enumerated().map { number, part in
      let (injection, cut) = part
      place += cut - (number > 0 ? cuts[number - 1] : 0)
      let steps = place..<(place + injection.length)
      place += 2 * injection.length
      return PlantedInterval(anomaly: injection.anomaly, steps: steps)
    }
  }

  /// The values of all steps.
  func values(with intervals: [PlantedInterval], seed: Seed) -> [Double] {
    var chance = seed.split("noise").generator()
    var phases = seed.split("phases").generator()
    let phase = seasons.map { _ in phases.uniform(0, 2 * .pi) }
    var sign = seed.split("signs").generator()
    var remembered = 0.0
    let fresh = (1 - memory * memory).squareRoot()
    let noises = (0..<steps).map { step in
      let draw = chance.normal()
      remembered = step == 0 ? draw : memory * remembered + fresh * draw
      return noise * remembered
    }
    var values = (0..<steps).map { step in
      level(step) + season(at: Double(step), phase) + noises[step]
    }
    for interval in intervals {
      let side: Double = sign.uniform() < 0.5 ? -1 : 1
      for step in interval.steps {
        values[step] += change(interval, at: step, phase, noises[step], side: side)
      }
    }
    return values
  }

  private func level(_ step: Int) -> Double { rise * Double(step) / Double(steps - 1) }

  private func season(at step: Double, _ phase: [Double]) -> Double {
    zip(seasons, phase).reduce(0) { sum, part in
      sum + part.0.amplitude * sin(2 * .pi * step / part.0.period + part.1)
    }
  }

  /// What an anomaly adds to the value of a step; NaN takes it away.
  private func change(
    _ interval: PlantedInterval, at step: Int, _ phase: [Double], _ noise: Double, side: Double
  ) -> Double {
    let usual = season(at: Double(step), phase)
    let done = Double(step - interval.steps.lowerBound + 1) / Double(interval.steps.count)
    switch interval.anomaly {
    case .point: return side * 8 * self.noise * strength
    case .levelShift: return side * 4 * self.noise * strength
    case .trend: return side * 8 * self.noise * strength * done
    case .variance: return 2 * strength * noise
    case .contextual:
      let half = zip(seasons, phase).reduce(0) { sum, part in
        sum + part.0.amplitude * sin(2 * .pi * (Double(step) / part.0.period + 0.5) + part.1)
      }
      return min(strength, 1) * (half - usual)
    case .frequency:
      let ahead = Double(step) + strength * Double(step - interval.steps.lowerBound)
      return season(at: ahead, phase) - usual
    case .pattern:
      let square = zip(seasons, phase).reduce(0) { sum, part in
        let place = sin(2 * .pi * Double(step) / part.0.period + part.1)
        return sum + part.0.amplitude * (place < 0 ? -1 : 1)
      }
      return min(strength, 1) * (square - usual)
    case .missing: return strength > 0 ? .nan : 0
    }
  }
}
