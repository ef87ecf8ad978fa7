import Graphs
import Testing

/// Programs as they are printed; whether they compute what graphs say is checked with compilers and Node.
struct ProgramTests {
  /// A number and a word of a row: the number by 4, or 9 where the word is none of two.
  private var graph: Graph {
    let number = Numbers(input: 0, width: 1)
    let place = Word(input: 1).place(in: ["\"a\"\n", "b"], unseen: 2, missing: 2)
    let score = place.entries(of: [0, 0, 1]).isAbove(.constant(0))
      .choosing(.constant(9), else: number / 4)
    return Graph(
      inputs: [Graph.Input("n", .numbers(1)), Graph.Input("w", .word)],
      outputs: [
        Graph.Output("score", score),
        Graph.Output("is_anomaly", !score.isAtMost(.setting("threshold", 0.5))),
      ])
  }

  private func program(_ language: Language) -> String {
    graph.program(
      in: language,
      columns: [Graph.Column("n", isWord: false), Graph.Column("w", isWord: true)],
      title: "A title */ of\ntwo lines.")
  }

  @Test func `a program in C says what it wants, what may be set and what it does`() {
    #expect(
      program(.c) == #"""
        /* A title * / of two lines. */
        #include <math.h>
        #include <string.h>

        typedef struct {
          double score;
          int is_anomaly;
        } assay_answer;

        /* What may be set. */
        double assay_threshold = 0.5;

        static const double c0[3] = {
          0.0, 0.0, 1.0};

        /* numbers: n; NAN where there is none.
           words: w; "" where there is none. */
        assay_answer assay_score(const double *numbers, const char *const *words) {
          assay_answer answer;
          double s0[1];
          double s1[1];
          double s2[1];
          double s3[1];
          double s4[1];
          double s5[1];
          double s6[1];
          double s7[1];
          (void)numbers;
          (void)words;
          s0[0] = 2.0;
          if (strcmp(words[0], "\"a\"\012") == 0) {
            s0[0] = 0.0;
          }
          if (strcmp(words[0], "b") == 0) {
            s0[0] = 1.0;
          }
          if (strcmp(words[0], "") == 0) {
            s0[0] = 2.0;
          }
          s1[0] = c0[(int)(s0[0])];
          s2[0] = (s1[0] > 0.0) ? 1.0 : 0.0;
          s3[0] = numbers[0];
          s4[0] = s3[0] / 4.0;
          s5[0] = (s2[0] > 0.5) ? 9.0 : s4[0];
          s6[0] = (s5[0] <= assay_threshold) ? 1.0 : 0.0;
          s7[0] = 1.0 - s6[0];
          answer.score = s5[0];
          answer.is_anomaly = s7[0] > 0.5;
          return answer;
        }

        """#)
  }

  @Test func `a program in JavaScript is a module with one function`() {
    #expect(
      program(.javaScript) == #"""
        // A title * / of two lines.

        // What a row has, in order.
        export const columns = [
          { name: "n", isWord: false },
          { name: "w", isWord: true },
        ];

        const c0 = new Float64Array([
          0.0, 0.0, 1.0]);

        // Scores a row: an object by the names of columns, or an array in their order. What is missing is null.
        export function score(row, { threshold = 0.5 } = {}) {
          const cells = columns.map((column, place) => (Array.isArray(row) ? row[place] : row[column.name]));
          const isNone = (cell) => cell === null || cell === undefined || cell === "";
          const numbers = cells.filter((_, place) => !columns[place].isWord).map((cell) => (isNone(cell) ? NaN : Number(cell)));
          const words = cells.filter((_, place) => columns[place].isWord).map((cell) => (isNone(cell) ? "" : String(cell)));
          const s0 = new Float64Array(1);
          const s1 = new Float64Array(1);
          const s2 = new Float64Array(1);
          const s3 = new Float64Array(1);
          const s4 = new Float64Array(1);
          const s5 = new Float64Array(1);
          const s6 = new Float64Array(1);
          const s7 = new Float64Array(1);
          s0[0] = 2.0;
          if (words[0] === "\"a\"\u000a") {
            s0[0] = 0.0;
          }
          if (words[0] === "b") {
            s0[0] = 1.0;
          }
          if (words[0] === "") {
            s0[0] = 2.0;
          }
          s1[0] = c0[(s0[0] | 0)];
          s2[0] = (s1[0] > 0.0) ? 1.0 : 0.0;
          s3[0] = numbers[0];
          s4[0] = s3[0] / 4.0;
          s5[0] = (s2[0] > 0.5) ? 9.0 : s4[0];
          s6[0] = (s5[0] <= threshold) ? 1.0 : 0.0;
          s7[0] = 1.0 - s6[0];
          return {
            score: s5[0],
            is_anomaly: s7[0] > 0.5,
          };
        }

        """#)
  }

  @Test func `a program in Swift is a function that needs Foundation alone`() {
    #expect(
      program(.swift) == #"""
        // A title * / of two lines.
        import Foundation

        public struct AssayAnswer: Sendable, Equatable {
          public let score: Double
          public let is_anomaly: Bool
        }

        /// Scores a row.
        ///
        /// - Parameters:
        ///   - numbers: n; NaN where there is none.
        ///   - words: w; "" where there is none.
        public func assayScore(numbers: [Double], words: [String] = [], threshold: Double = 0.5) -> AssayAnswer {
          var s0 = [Double](repeating: 0, count: 1)
          var s1 = [Double](repeating: 0, count: 1)
          var s2 = [Double](repeating: 0, count: 1)
          var s3 = [Double](repeating: 0, count: 1)
          var s4 = [Double](repeating: 0, count: 1)
          var s5 = [Double](repeating: 0, count: 1)
          var s6 = [Double](repeating: 0, count: 1)
          var s7 = [Double](repeating: 0, count: 1)
          s0[0] = 2.0
          if (words[0] == "\"a\"\u{a}") {
            s0[0] = 0.0
          }
          if (words[0] == "b") {
            s0[0] = 1.0
          }
          if (words[0] == "") {
            s0[0] = 2.0
          }
          s1[0] = c0[Int(s0[0])]
          s2[0] = (s1[0] > 0.0) ? 1.0 : 0.0
          s3[0] = numbers[0]
          s4[0] = s3[0] / 4.0
          s5[0] = (s2[0] > 0.5) ? 9.0 : s4[0]
          s6[0] = (s5[0] <= threshold) ? 1.0 : 0.0
          s7[0] = 1.0 - s6[0]
          return AssayAnswer(score: s5[0], is_anomaly: s7[0] > 0.5)
        }

        private let c0 = unpacked("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAPA/", as: UInt64.self).map(Double.init(bitPattern:))

        private func rounded(_ number: Double) -> Double { Double(Float(number)) }
        private func isMissing(_ number: Double) -> Bool { number.isNaN }

        /// The numbers whose bytes, the lowest first, are written in base 64.
        private func unpacked<Number: FixedWidthInteger>(_ text: String, as type: Number.Type) -> [Number] {
          let bytes = [UInt8](Data(base64Encoded: text) ?? Data())
          let size = Number.bitWidth / 8
          return stride(from: 0, to: bytes.count, by: size).map { start in
            (0..<size).reduce(0) { $0 | Number(truncatingIfNeeded: bytes[start + $1]) << Number($1 * 8) }
          }
        }

        """#)
  }
}
