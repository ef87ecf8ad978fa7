import Vocabulary

/// A variable of a MATLAB file.
struct MatlabVariable {
  enum Content {
    case matrix(Tensor)
    /// What it is instead, as it ends the sentence "'x' is …".
    case other(String)
  }

  let name: String
  let content: Content
}

/// MATLAB's classes of variables, by the numbers that its files give them.
enum MatlabClass {
  static func isNumeric(_ number: Int) -> Bool { 6...15 ~= number }

  static func kind(_ number: Int) -> String {
    switch number {
    case 1: "a cell array"
    case 2: "a structure"
    case 3, 17: "an object"
    case 4: "text"
    case 5: "a sparse matrix"
    case 16: "a function"
    default: "of an unknown class"
    }
  }
}
