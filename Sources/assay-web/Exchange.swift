import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests of any method, one after the other, each answered before the next is read.
///
/// They come on standard input, so that no header of theirs stands in a list of processes: a line of JSON (`method`,
/// `address`, `headers`, and `bytes`, how many follow, or `file`, whose content is sent), then the bytes. On standard
/// output stands a line of JSON for each (`status` and `bytes`, or `problem` where no answer came), then the bytes.
final class Exchange: NSObject, URLSessionTaskDelegate, Sendable {
  /// How long a server may be silent, in seconds.
  private static let patience = 60.0

  static func answerAll() -> Never {
    let input = Input()
    let session = URLSession(configuration: .ephemeral, delegate: Exchange(), delegateQueue: nil)
    while let line = input.line() {
      guard let order = Order(line), let body = input.bytes(order.bytes) else {
        Web.end(.wrongCall, "a request is no line of JSON with as many bytes as it says")
      }
      write(answer(to: order, body, session))
    }
    Web.end(.whole)
  }

  /// A redirect is not followed: it would carry credentials to somebody else, and turn what is sent into a question.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) { completionHandler(nil) }

  private static func answer(
    to order: Order, _ body: Data, _ session: URLSession
  ) -> Told {
    var request = URLRequest(url: order.address)
    request.httpMethod = order.method
    request.timeoutInterval = patience
    for (name, value) in order.headers { request.setValue(value, forHTTPHeaderField: name) }
    let waiting = Waiting()
    let task: URLSessionTask
    if let file = order.file {
      task = session.uploadTask(
        with: request, fromFile: URL(fileURLWithPath: file), completionHandler: waiting.end)
    } else if !body.isEmpty {
      task = session.uploadTask(with: request, from: body, completionHandler: waiting.end)
    } else {
      task = session.dataTask(with: request, completionHandler: waiting.end)
    }
    task.resume()
    return waiting.outcome()
  }

  private static func write(_ told: Told) {
    do { try FileHandle.standardOutput.write(contentsOf: told.line + told.body) } catch {
      Web.end(.brokenOff)
    }
  }
}

/// One request as it is ordered.
private struct Order {
  let method: String
  let address: URL
  let headers: [String: String]
  let file: String?
  let bytes: Int

  init?(_ line: Data) {
    guard let said = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
      let method = said["method"] as? String, let text = said["address"] as? String,
      let address = URL(string: text), ["http", "https"].contains(address.scheme?.lowercased()),
      let headers = said["headers"] as? [String: String], let bytes = said["bytes"] as? Int,
      bytes >= 0
    else { return nil }
    self.method = method
    self.address = address
    self.headers = headers
    self.bytes = bytes
    file = said["file"] as? String
  }
}

/// Standard input, by lines and by counts of bytes.
private final class Input {
  private var unread = Data()

  /// The next line without its end; `nil` when there is none.
  func line() -> Data? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return Data(unread[..<end])
      }
      guard readMore() else { return nil }
    }
  }

  /// So many bytes; `nil` where there are fewer.
  func bytes(_ count: Int) -> Data? {
    while unread.count < count { guard readMore() else { return nil } }
    defer { unread = Data(unread.dropFirst(count)) }
    return Data(unread.prefix(count))
  }

  private func readMore() -> Bool {
    let piece = FileHandle.standardInput.availableData
    unread += piece
    return !piece.isEmpty
  }
}

/// What came of a request.
private struct Told: Sendable {
  let line: Data
  var body = Data()

  init(_ data: Data?, _ response: URLResponse?, _ error: (any Error)?) {
    if let answer = response as? HTTPURLResponse {
      body = data ?? Data()
      line = Self.line(["status": answer.statusCode, "bytes": body.count])
    } else {
      line = Self.line(["problem": error.map(Web.sentence) ?? "no answer came"])
    }
  }

  private static func line(_ head: [String: Any]) -> Data {
    ((try? JSONSerialization.data(withJSONObject: head)) ?? Data()) + Data("\n".utf8)
  }
}

/// Somebody who waits for the end of a task.
private final class Waiting: Sendable {
  private let isDone = DispatchSemaphore(value: 0)
  private let told = Mutex<Told?>(nil)

  /// Called once.
  @Sendable func end(_ data: Data?, _ response: URLResponse?, _ error: (any Error)?) {
    let outcome = Told(data, response, error)
    told.withLock { $0 = outcome }
    isDone.signal()
  }

  func outcome() -> Told {
    isDone.wait()
    return told.withLock { $0 } ?? Told(nil, nil, nil)
  }
}
