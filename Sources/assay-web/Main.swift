import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The part of Assay that speaks HTTP, a program of its own since the libraries for it would double the time that all
/// other commands take to start: `assay-web ADDRESS FROM` asks for the bytes of an address from some place on, and
/// `assay-web exchange` sends what it is told to (`Exchange`).
///
/// Of the first, on standard output stands a line of JSON with what the server says of its answer (`status`, `range`, `packing`),
/// then the bytes as they come. What can be made of them is for who asked to say.
@main
struct Web {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    if Array(words) == ["exchange"] { Exchange.answerAll() }
    guard words.count == 2, let text = words.first, let address = URL(string: text),
      let from = words.last.flatMap({ Int($0) }), from >= 0
    else {
      end(.wrongCall, "usage: assay-web ADDRESS FROM, or assay-web exchange")
    }
    Answer.ask(address, from: from)
  }

  /// How it ends, as who asked reads it.
  enum Ending: Int32 {
    case whole = 0
    /// Another try may bring more.
    case brokenOff = 1
    /// The server leads where nobody goes.
    case refused = 2
    case wrongCall = 64
  }

  /// What went wrong on the way to a server.
  static func sentence(_ error: any Error) -> String {
    guard let error = error as? URLError else { return "the connection broke off" }
    return switch error.code {
    case .cannotConnectToHost: "nobody answered"
    case .cannotFindHost: "no such host was found"
    case .timedOut: "no answer came in time"
    default: "the connection broke off"
    }
  }

  static func end(_ ending: Ending, _ sentence: String? = nil) -> Never {
    if let sentence { try? FileHandle.standardError.write(contentsOf: Data(sentence.utf8)) }
    exit(ending.rawValue)
  }
}
