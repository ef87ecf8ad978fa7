import Machine
import TestKit
import Testing

@testable import Publishing

/// The program that asks servers is spoken to by lines; these stand-ins for it say what a test wants.
struct AssayWebTests {
  private let request = WebRequest(
    .post, "http://localhost:1/x", headers: ["Authorization": "Bearer t0ken"],
    body: .bytes(Array("{}".utf8)))

  /// What comes of requests to a program that does what a script of the shell says.
  private func outcomes(_ script: String, _ count: Int = 1) throws -> [String] {
    try withTemporaryFolder { folder in
      let program = Paths.join(folder, "web")
      try StandIn.write(script, to: program)
      let web = try AssayWeb(program: program)
      return (0..<count).map { _ in
        do throws(NoAnswer) {
          let answer = try web.answer(to: request)
          return "\(answer.status) \(String(decoding: answer.body, as: UTF8.self))"
        } catch { return error.why }
      }
    }
  }

  /// Reads a request as it is sent: a line, and the two bytes behind it.
  private static let read = "read line; body=$(dd bs=1 count=2 2>/dev/null);"

  @Test func `a request is a line and its bytes, and so is an answer`() throws {
    #expect(
      try outcomes(
        #"while \#(Self.read) [ -n "$line" ]; do n=$(printf '%s%s' "$line" "$body" | wc -c); "#
          + #"printf '{"status":201,"bytes":%d}\n%s%s' $n "$line" "$body"; done"#, 2)
        == Array(
          repeating:
            #"201 {"address":"http://localhost:1/x","bytes":2,"headers":{"Authorization":"Bearer t0ken"},"method":"POST"}{}"#,
          count: 2))
  }

  @Test func `one program is asked all requests, as long as it runs`() throws {
    let counted =
      #"n=0; while \#(Self.read) [ -n "$line" ]; do n=$((n + 1)); printf '{"status":200,"bytes":1}\n%d' $n; done"#
    #expect(try outcomes(counted, 3) == ["200 1", "200 2", "200 3"])
  }

  @Test func `credentials do not stand in its words`() throws {
    #expect(
      try outcomes(
        #"\#(Self.read) printf '{"status":200,"bytes":%d}\n%s' ${#*} "$*""#) == ["200 exchange"])
  }

  @Test func `a problem on the way is no answer, and the next request is asked all the same`()
    throws
  {
    #expect(
      try outcomes(
        #"while \#(Self.read) [ -n "$line" ]; do echo '{"problem":"nobody answered"}'; done"#, 2)
        == ["nobody answered", "nobody answered"])
  }

  @Test(arguments: [
    ("exit 3", "the program that asks servers has ended"),
    (
      #"read line; echo '{"status":200,"bytes":9}'"#, "the program that asks servers has ended"
    ),
    ("read line; echo hello; sleep 60", "its answer makes no sense"),
    (#"read line; echo '{"status":200,"bytes":-1}'; sleep 60"#, "its answer makes no sense"),
    ("head -c 100000 /dev/zero; sleep 60", "its answer has no head"),
  ])
  func `a program that ends or babbles is no answer, and is started anew`(
    script: String, why: String
  ) throws {
    let outcomes = try outcomes(script, 2)
    #expect(outcomes == [why, why])
  }

  @Test func `where the program is not, that is said at once`() {
    #expect(throws: PublishError.noWebProgram("/nowhere/assay-web")) {
      try AssayWeb(program: "/nowhere/assay-web")
    }
  }

  @Test func `tries end at the first answer, and with the last failure`() throws {
    struct Trouble: Error, Equatable { let number: Int }
    var count = 0
    let patience = Patience(waits: [0, 0])
    func attempt(succeeding at: Int) throws(Trouble) -> Int {
      count = 0
      return try patience.trying { () throws(Trouble) in
        count += 1
        guard count == at else { throw Trouble(number: count) }
        return count
      } isWorthIt: {
        $0.number != 9
      }
    }
    #expect(try attempt(succeeding: 1) == 1)
    #expect(try attempt(succeeding: 3) == 3)
    #expect(throws: Trouble(number: 3)) { try attempt(succeeding: 4) }
    #expect(throws: Trouble(number: 1)) {
      try Patience(waits: [0, 0]).trying { () throws(Trouble) in
        throw Trouble(number: 1)
      } isWorthIt: { _ in
        false
      }
    }
  }
}
