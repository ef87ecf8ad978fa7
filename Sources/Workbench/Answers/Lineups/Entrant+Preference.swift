import Artifacts
import Machine
import Specs
import Trials

extension Preference {
  /// The one that is named of some entrants that cannot be told apart, given the best first; ties go to the
  /// better one.
  func first(of entrants: [Entrant], in folder: RunFolder) throws(FileError) -> Entrant? {
    switch self {
    case .bestMean: return entrants.first
    case .smallest:
      return entrants.least { $0.mean { Double($0.findings.modelBytes ?? .max) } ?? .infinity }
    case .simplest: return entrants.least { Double(TrialLabel.changes($0.trials[0].identity)) }
    case .fastest:
      var seconds: [Double] = []
      for entrant in entrants { seconds.append(try entrant.scoreSeconds(in: folder)) }
      return zip(entrants, seconds).map { $0 }.least { $0.1 }?.0
    }
  }
}

extension Entrant {
  /// How long its trials took to score their rows, all together; infinite where that was not measured.
  fileprivate func scoreSeconds(in folder: RunFolder) throws(FileError) -> Double {
    var sum = 0.0
    for trial in trials {
      sum += try folder.readTiming(trial.trial.id)?.scoreSeconds ?? .infinity
    }
    return sum
  }
}

extension Array {
  /// The first element of which a number is least.
  fileprivate func least(_ number: (Element) -> Double) -> Element? {
    var least: (element: Element, number: Double)?
    for element in self {
      let own = number(element)
      if own < least?.number ?? .infinity || least == nil { least = (element, own) }
    }
    return least?.element
  }
}
