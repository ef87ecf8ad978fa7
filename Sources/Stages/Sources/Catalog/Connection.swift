import Formats
import Foundation
import Machine

/// One request for the bytes of a file from some place on, made by `assay-web`, the program beside this one.
///
/// The answer is believed as far as it can be checked: a part must begin where it was asked to, a server
/// that sends the whole instead is taken at its word and the part file begins anew, and no byte beyond
/// the published number is taken.
struct Connection {
  private let transfer: Transfer
  private let work: Work
  private var received: Int

  init(_ transfer: Transfer, _ work: Work, from have: Int) {
    self.transfer = transfer
    self.work = work
    received = have
  }

  /// How long a server may be silent, in seconds.
  static let patience = 10
  /// No server says more than this of its answer before the answer.
  private static let headLimit = 1 << 16

  private var address: String { transfer.download.address }

  /// Returns when the connection has ended, with how it did; throws what another try cannot mend.
  mutating func run() throws(DatasetError) -> String {
    guard ["http", "https"].contains(URL(string: address)?.scheme?.lowercased()) else {
      throw .badAnswer(address, "no address", wanted: "one such as http://…")
    }
    guard Executable.find(Executable.web) != nil else { throw .noWebProgram(Executable.web) }
    let have = received
    let child = try telling { () throws(FileError) in
      try ChildProcess(Executable.web, [address, "\(have)"], output: .pipe, errors: .pipe)
    }
    guard let output = child.output else { preconditionFailure("the output is a pipe") }
    var head: [UInt8]? = []
    var file: FileHandle?
    while true {
      guard !PipeReader.wait(for: [output], atMost: Double(Self.patience)).isEmpty else {
        return "nothing came for \(Self.patience) s"
      }
      var piece = try telling { () throws(FileError) in try output.read() }
      guard !piece.isEmpty else { return try ending(of: child) }
      if var known = head {
        known += piece
        guard let end = known.firstIndex(of: UInt8(ascii: "\n")) else {
          guard known.count < Self.headLimit else {
            throw .badAnswer(address, "a head without end", wanted: "one of HTTP")
          }
          head = known
          continue
        }
        received = try start(Array(known[..<end]))
        file = try open(at: received)
        piece = Array(known[(end + 1)...])
        head = nil
      }
      try take(piece, into: file)
    }
  }

  /// Puts the next bytes into the part file.
  private mutating func take(_ piece: [UInt8], into file: FileHandle?) throws(DatasetError) {
    let total = transfer.download.bytes
    guard received + piece.count <= total else {
      throw .badAnswer(address, "more than \(total) bytes", wanted: "\(total) as in the catalog")
    }
    do { try file?.write(contentsOf: piece) } catch {
      throw DatasetError(file: transfer.part, .told("cannot write it: \(error)"))
    }
    received += piece.count
    work.reach(received)
  }

  /// What the program says when no more comes.
  private func ending(of child: ChildProcess) throws(DatasetError) -> String {
    let said = try telling { () throws(FileError) in try child.errors?.readToEnd() ?? [] }
    let text = String(decoding: said.prefix(1000), as: UTF8.self)
    switch child.wait() {
    case .exited(code: 2):
      throw .badAnswer(
        address, "a redirect to '\(text)'", wanted: "one to http:// or https://")
    case .exited(code: 1) where !text.isEmpty: return text
    default: return "the connection broke off"
    }
  }

  /// Where the bytes that follow begin, which must be 0 or what was asked.
  private func start(_ head: [UInt8]) throws(DatasetError) -> Int {
    let answer = try? JSON(parsing: head, name: "assay-web")
    let packing = answer?["packing"]?.string ?? "identity"
    guard packing.lowercased() == "identity" else {
      throw .badAnswer(address, "an answer packed by '\(packing)'", wanted: "the bytes as they are")
    }
    switch answer?["status"]?.int {
    case 200: return 0
    case 206:
      let range = answer?["range"]?.string ?? "none"
      guard range.hasPrefix("bytes \(received)-") else {
        throw .badAnswer(address, "a part '\(range)'", wanted: "the bytes from \(received) on")
      }
      return received
    case let status:
      throw .badAnswer(address, "the answer \(status ?? 0)", wanted: "200, the file")
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
}
