import Formats
import Machine
import Testing
import Vocabulary

struct SafeTensorsTests {
  private func file(_ header: String, _ data: [UInt8]) -> [UInt8] {
    let size = UInt8(header.utf8.count)
    return [size, 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + data
  }

  private func sample() -> Weights {
    var weights = Weights()
    for (name, tensor) in NPYTests.tensors { weights.tensors[name] = tensor }
    weights.settings = ["trees": "100", "note": "é\""]
    return weights
  }

  @Test func `what was written is read`() throws {
    let bytes = SafeTensors.bytes(of: sample())
    #expect(SafeTensors.bytes(of: sample()) == bytes)
    #expect(try SafeTensors.weights(bytes.span) == sample())
    #expect(try SafeTensors.weights(SafeTensors.bytes(of: Weights()).span) == Weights())
  }

  @Test func `the layout is the one that is known`() {
    var weights = Weights()
    weights.tensors = ["b": Tensor(.byte([7])), "f": Tensor(.float([1]), shape: [1, 1])]
    weights.settings = ["k": "5"]
    let header =
      #"{"__metadata__":{"k":"5"},"b":{"data_offsets":[4,5],"dtype":"U8","shape":[1]},"#
      + #""f":{"data_offsets":[0,4],"dtype":"F32","shape":[1,1]}}"#
    let padding = String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    #expect(
      SafeTensors.bytes(of: weights) == file(header + padding, [0, 0, 0x80, 0x3F, 7]))
  }

  @Test(arguments: [
    (
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#,
      "x: its tensors take 1 bytes, but it has 2 after the header"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#,
      "x: tensor 'a' leaves a gap before it"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"#
        + #""b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#,
      "x: tensor 'b' overlaps another"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,2]}}"#,
      "x: a: its shape [3] does not fit 2 bytes"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,2]}}"#,
      "x: a: its shape [4294967296, 4294967296] does not fit 2 bytes"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[-1,-2],"data_offsets":[0,2]}}"#,
      "x: a: its shape [-1, -2] does not fit 2 bytes"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}"#,
      "x: a.data_offsets: wanted where it begins and where it ends"
    ),
    (
      #"{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#,
      "x: a.dtype: 'BF16' is not read; F64, F32, I64, I32 and U8 are"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2],"z":1}}"#,
      "x: a.z: unknown key; the keys here are data_offsets, dtype, shape"
    ),
    (#"{"__metadata__":{"k":5}}"#, "x: __metadata__.k: wanted text, found a number"),
    (#"{"a":1,"a":2}"#, "x:1:1: the key 'a' appears twice in this object"),
    (#"[]"#, "x: wanted an object, found a list"),
  ])
  func `what cannot be is refused`(header: String, message: String) {
    let error = #expect(throws: FileError.self) {
      try SafeTensors.weights(file(header, [1, 2]).span, path: "x")
    }
    #expect(error?.description == message)
  }

  @Test func `a file cut anywhere is refused`() {
    let bytes = SafeTensors.bytes(of: sample())
    for count in 0..<bytes.count {
      #expect(throws: FileError.self) { try SafeTensors.weights(Array(bytes[..<count]).span) }
    }
  }
}
