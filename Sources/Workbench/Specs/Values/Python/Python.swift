public import Formats
import Foundation
public import Machine
import Vocabulary

/// A Python of this machine.
public struct Python: Sendable {
  /// The program, as a shell would find it.
  public let program: String

  public init(_ program: String) { self.program = program }

  /// That of ASSAY_PYTHON, else the first of the PATH; `python3` where there is none.
  public static var usual: Python {
    let stated = ProcessInfo.processInfo.environment["ASSAY_PYTHON"] ?? ""
    guard stated.isEmpty else { return Python(stated) }
    return Python(["python3", "python"].first { Executable.find($0) != nil } ?? "python3")
  }

  /// Runs the script that stands between Assay and a package, on one thread.
  ///
  /// - Parameter variables: What its environment holds beside ours.
  public func run(
    _ words: [String], variables: [String: String] = [:], sharesGroup: Bool = false
  ) throws(FileError) -> ChildProcess.Outcome {
    var environment = ProcessInfo.processInfo.environment
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] {
      environment[name] = "1"
    }
    environment.merge(variables) { _, new in new }
    return try ChildProcess.run(
      program, ["-c", PythonScript.text] + words, environment: environment,
      sharesGroup: sharesGroup)
  }

  /// The versions of what would score `models`, which are of one package; each is made once, to know that it can be.
  func version(of models: [PythonModel]) throws(PythonError) -> String {
    guard let package = models.first?.package else { preconditionFailure("no model to look for") }
    guard Executable.find(program) != nil else { throw .noPython(program, package) }
    let calls = JSON.list(models.map(\.call)).text()
    let outcome: ChildProcess.Outcome
    do { outcome = try run(["probe", package.rawValue, calls]) } catch {
      throw .noPython(program, package)
    }
    let line = Self.lastLine(outcome.errors)
    switch outcome.status {
    case .exited(code: 0):
      return Self.lastLine(outcome.output) ?? package.rawValue
    case .exited(code: 3): throw .noPackage(program, package, line)
    case .exited(code: 4): throw .noModel(line ?? "\(outcome.status)")
    default: throw .failed(program, package, line ?? "\(outcome.status)")
    }
  }

  /// The last line that says something.
  public static func lastLine(_ bytes: [UInt8]) -> String? {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .last { !$0.allSatisfy(\.isWhitespace) }.map { String($0.prefix(300)) }
  }
}

extension PythonModel {
  /// The class and what it is called with, as the script reads it.
  public var call: JSON { ["model": .text(model), "with": arguments] }
}

/// Why a model of Python cannot be used here.
enum PythonError: Error, Equatable, CustomStringConvertible {
  case noPython(String, PythonPackage)
  case noPackage(String, PythonPackage, String?)
  case noModel(String)
  case failed(String, PythonPackage, String)

  var description: String {
    switch self {
    case .noPython(let program, let package):
      "there is no Python '\(program)' here; install one, then: python3 -m pip install \(package.distribution)"
    case .noPackage(let program, let package, let reason):
      "\(program) has no \(package.distribution)\(reason.map { " (\($0))" } ?? ""); install it: "
        + "\(program) -m pip install \(package.distribution)"
    case .noModel(let reason): reason
    case .failed(let program, let package, let reason):
      "\(program) cannot tell of \(package.distribution): \(reason)"
    }
  }
}
