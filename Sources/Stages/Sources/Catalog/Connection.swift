import Foundation
import FoundationNetworking
import Machine
import Synchronization

/// One request for the bytes of a file from some place on.
///
/// The answer is believed as far as it can be checked: a part must begin where it was asked to, a server
/// that sends the whole instead is taken at its word and the part file begins anew, and no byte beyond
/// the published number is taken.
final class Connection: NSObject, URLSessionDataDelegate, Sendable {
  private struct State {
    var file: FileHandle?
    var received: Int
    var refusal: DatasetError?
    var ending = "the connection broke off"
    /// Since when nothing was heard of the server.
    var silence = Stopwatch()
    var isSilent = false
  }

  private let transfer: Transfer
  private let work: Work
  private let state: Mutex<State>
  private let finished = DispatchSemaphore(value: 0)

  init(_ transfer: Transfer, _ work: Work, from have: Int) {
    self.work = work
    self.transfer = transfer
    state = Mutex(State(received: have))
  }

  /// How long a server may be silent, in seconds.
  static let patience = 10

  /// Returns when the connection has ended, with how it did; throws what another try cannot mend.
  func run() throws(DatasetError) -> String {
    guard let address = URL(string: transfer.download.address), Self.isOfWeb(address) else {
      throw .badAnswer(transfer.download.address, "no address", wanted: "one such as http://…")
    }
    var request = URLRequest(url: address)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let have = state.withLock(\.received)
    if have > 0 { request.setValue("bytes=\(have)-", forHTTPHeaderField: "Range") }
    let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
    let task = session.dataTask(with: request)
    task.resume()
    while finished.wait(timeout: .now() + 0.5) == .timedOut {
      let isSilent = state.withLock { state in
        state.isSilent = state.silence.seconds >= Double(Self.patience)
        if state.isSilent { state.ending = "nothing came for \(Self.patience) s" }
        return state.isSilent
      }
      if isSilent { break }
    }
    session.invalidateAndCancel()
    let (refusal, ending) = state.withLock { state in
      try? state.file?.close()
      return (state.refusal, state.ending)
    }
    if let refusal { throw refusal }
    return ending
  }

  private static func isOfWeb(_ address: URL) -> Bool {
    ["http", "https"].contains(address.scheme?.lowercased())
  }

  /// A redirect is followed within the web, and nowhere else: not into the files of this machine.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let place = response.value(forHTTPHeaderField: "Location") ?? ""
    // What is asked for next may have been given another scheme than the server said.
    let said = URL(string: place).map { $0.scheme == nil || Self.isOfWeb($0) } ?? false
    guard said, let address = request.url, Self.isOfWeb(address) else {
      state.withLock { state in
        state.refusal = .badAnswer(
          transfer.download.address, "a redirect to '\(place)'",
          wanted: "one to http:// or https://")
      }
      completionHandler(nil)
      return task.cancel()
    }
    completionHandler(request)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let isTaken = state.withLock { state in
      guard state.refusal == nil, !state.isSilent else { return false }
      do throws(DatasetError) {
        state.received = try start(response, asked: state.received)
        state.file = try open(at: state.received)
      } catch { state.refusal = error }
      return state.refusal == nil
    }
    completionHandler(isTaken ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let received: Int? = state.withLock { state in
      guard state.refusal == nil, !state.isSilent else { return nil }
      state.silence = Stopwatch()
      let total = transfer.download.bytes
      guard state.received + data.count <= total else {
        state.refusal = .badAnswer(
          transfer.download.address, "more than \(total) bytes",
          wanted: "\(total) as in the catalog")
        return nil
      }
      do {
        try state.file?.write(contentsOf: data)
      } catch {
        state.refusal = DatasetError(file: transfer.part, .told("cannot write it: \(error)"))
        return nil
      }
      state.received += data.count
      return state.received
    }
    guard let received else { return dataTask.cancel() }
    work.reach(received)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    if let error {
      state.withLock { if !$0.isSilent { $0.ending = Self.sentence(error) } }
    }
    finished.signal()
  }

  /// Where the bytes that follow begin, which must be 0 or what was asked.
  private func start(_ response: URLResponse, asked: Int) throws(DatasetError) -> Int {
    let address = transfer.download.address
    guard let answer = response as? HTTPURLResponse else {
      throw .badAnswer(address, "an answer of another protocol", wanted: "one of HTTP")
    }
    let packing = answer.value(forHTTPHeaderField: "Content-Encoding") ?? "identity"
    guard packing.lowercased() == "identity" else {
      throw .badAnswer(address, "an answer packed by '\(packing)'", wanted: "the bytes as they are")
    }
    switch answer.statusCode {
    case 200: return 0
    case 206:
      let range = answer.value(forHTTPHeaderField: "Content-Range") ?? "none"
      guard range.hasPrefix("bytes \(asked)-") else {
        throw .badAnswer(address, "a part '\(range)'", wanted: "the bytes from \(asked) on")
      }
      return asked
    default:
      throw .badAnswer(address, "the answer \(answer.statusCode)", wanted: "200, the file")
    }
  }

  private func open(at place: Int) throws(DatasetError) -> FileHandle {
    let part = transfer.part
    if place == 0 { try telling { () throws(FileError) in try FileSystem.write([], to: part) } }
    do {
      guard let file = FileHandle(forUpdatingAtPath: part) else {
        throw DatasetError(file: part, .told("cannot write it"))
      }
      try file.truncate(atOffset: UInt64(place))
      return file
    } catch { throw DatasetError(file: part, .told("cannot write it: \(error)")) }
  }

  private static func sentence(_ error: any Error) -> String {
    guard let error = error as? URLError else { return "the connection broke off" }
    return switch error.code {
    case .cannotConnectToHost: "nobody answered"
    case .cannotFindHost: "no such host was found"
    case .timedOut: "no answer came in time"
    default: "the connection broke off"
    }
  }
}
