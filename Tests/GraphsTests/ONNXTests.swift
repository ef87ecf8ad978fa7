import Graphs
import Testing

/// Models of ONNX, byte by byte; whether a runtime computes what they say is checked with one.
struct ONNXTests {
  /// Written by hand from the numbers of the fields: `answer = Float(X + 1.5)`, with the notes behind the operator sets.
  @Test func `a model is the messages of its format, one in the other`() {
    let graph = Graph(
      inputs: [Graph.Input("X", .numbers(2))],
      outputs: [Graph.Output("answer", Numbers(input: 0, width: 2) + 1.5)])
    let add: [UInt8] = field(
      1, text(1, "X") + text(1, "c0") + text(2, "t0") + text(3, "n0") + text(4, "Add"))
    let to = field(5, text(1, "to") + [0x18, 1] + [0xa0, 0x01, 2])
    let cast = field(1, text(1, "t0") + text(2, "t1") + text(3, "n1") + text(4, "Cast") + to)
    let name = field(1, text(1, "t1") + text(2, "answer") + text(3, "n2") + text(4, "Identity"))
    let constant = field(
      5, [0x08, 1, 0x08, 1, 0x10, 11] + text(8, "c0") + field(9, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]))
    func value(_ number: Int, _ name: String, kind: UInt8) -> [UInt8] {
      let shape = field(2, field(1, text(2, "N")) + field(1, [0x08, 2]))
      return field(number, text(1, name) + field(2, field(1, [0x08, kind] + shape)))
    }
    let body =
      add + cast + name + text(2, "detector") + constant + value(11, "X", kind: 11)
      + value(12, "answer", kind: 1)
    #expect(
      graph.onnx(notes: [(name: "k", text: "v")]) == [0x08, 8] + text(2, "assay") + field(7, body)
        + field(8, [0x10, 17]) + field(14, text(1, "k") + text(2, "v")))
  }

  private func text(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

  private func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    var size = bytes.count
    var count: [UInt8] = []
    while size > 127 {
      count.append(UInt8(size % 128) + 128)
      size /= 128
    }
    return [UInt8(number * 8 + 2)] + count + [UInt8(size)] + bytes
  }

  @Test func `the operators of machine learning are asked for only where they are used`() {
    func sets(_ numbers: Numbers) -> Bool {
      let graph = Graph(
        inputs: [Graph.Input("X", .numbers(1))], outputs: [Graph.Output("answer", numbers)])
      return String(decoding: graph.onnx(), as: UTF8.self).contains("ai.onnx.ml")
    }
    let row = Numbers(input: 0, width: 1)
    #expect(!sets(row * 2))
    #expect(sets(row.steps(above: [1]).entries(of: [0, 1])))
  }

  @Test func `equal graphs are equal bytes`() {
    func bytes() -> [UInt8] {
      let row = Numbers(input: 0, width: 2)
      return Graph(
        inputs: [Graph.Input("X", .numbers(2))],
        outputs: [Graph.Output("answer", (row.squared - row).median)]
      ).onnx()
    }
    #expect(bytes() == bytes())
  }
}
