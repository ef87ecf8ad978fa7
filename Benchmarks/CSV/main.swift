import Formats
import Foundation
import Machine
import Sources
import Vocabulary

// bench-csv FILE [--threads N] [--repeats N] [--check]
//
// Times reading a delimited file of numbers into columns, as one line of JSON: the median and the best
// of the repeats, and the largest amount of memory that was in use. With --check every cell is compared
// with what strtod makes of it.

let arguments = Array(CommandLine.arguments.dropFirst())

func option(_ name: String, or usual: Int) -> Int {
  guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
    return usual
  }
  return Int(arguments[place + 1]) ?? usual
}

/// The largest resident memory of this process so far, in bytes.
func peakMemory() -> Int {
  let status = (try? FileSystem.readText("/proc/self/status")) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
}

/// How many cells do not have the bits that `strtod` gives.
func differences(_ table: Table, _ path: String) throws -> Int {
  let columns = table.columns.map { $0.numbers ?? [] }
  var wrong = 0
  let lines = try FileSystem.readText(path).split(separator: "\n").dropFirst()
  for (row, line) in lines.enumerated() {
    for (column, cell) in line.split(separator: ",").enumerated() {
      let wanted = unsafe strtod(String(cell), nil)
      if columns[column][row].bitPattern != wanted.bitPattern { wrong += 1 }
    }
  }
  return wrong
}

guard let path = arguments.first else {
  print("usage: bench-csv FILE [--threads N] [--repeats N] [--check]")
  exit(2)
}
let threads = option("--threads", or: 1)
var seconds: [Double] = []
var table = Table(rows: 0, columns: [])
for _ in 0..<option("--repeats", or: 5) {
  table = Table(rows: 0, columns: [])
  let watch = Stopwatch()
  table = try DelimitedFile(path).table(threads: threads)
  seconds.append(watch.seconds)
}
let bytes = try FileSystem.size(of: path)
let peak = peakMemory()
let median = seconds.sorted()[seconds.count / 2]
var answer: JSON.Object = [
  "reader": "assay", "threads": .integer(threads), "rows": .integer(table.rows),
  "columns": .integer(table.columns.count), "bytes": .integer(bytes), "read_s": .number(median),
  "read_s_best": .number(seconds.min() ?? 0), "MB_per_s": .number(Double(bytes) / median / 1e6),
  "peak_bytes": .integer(peak), "table_bytes": .integer(8 * table.rows * table.columns.count),
]
if arguments.contains("--check") {
  answer["cells_unlike_strtod"] = .integer(try differences(table, path))
}
print(JSON.object(answer).text())
