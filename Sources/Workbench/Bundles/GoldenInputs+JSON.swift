import Features
import Formats
import Pipelines
import Vocabulary

extension GoldenInputs {
  /// A line a row: each column's number or word; null where there is none.
  var lines: [JSON] {
    (0..<table.rows).map { row in
      .object(table.columns.map { (key: $0.name, value: $0.cell(row)) })
    }
  }

  /// - Parameter features: What says which columns hold words.
  init(_ lines: [JSON], _ features: FittedFeatures) throws(WeightsError) {
    let words = features.wordColumns
    let present = features.columns.filter { column in lines.first?[column] != nil }
    var columns: [Column] = []
    for name in present {
      var (numbers, texts): ([Double], [String?]) = ([], [])
      for line in lines {
        switch line[name] {
        case .null?:
          numbers.append(.nan)
          texts.append(nil)
        case let cell?:
          guard let number = words.contains(name) ? 0 : cell.double,
            let text = words.contains(name) ? cell.string : ""
          else { throw WeightsError("golden row: column '\(name)' holds \(cell.text())") }
          numbers.append(number)
          texts.append(text)
        case nil: throw WeightsError("a golden row has no column '\(name)'")
        }
      }
      columns.append(
        words.contains(name) ? Column(name, .text(texts)) : Column(name, numbers: numbers))
    }
    self.init(Table(rows: lines.count, columns: columns))
  }
}

extension Column {
  fileprivate func cell(_ row: Int) -> JSON {
    switch values {
    case .number(let numbers): numbers[row].isFinite ? .number(numbers[row]) : .null
    case .category(let codes, let levels):
      codes[row] < 0 ? .null : .text(levels[Int(codes[row])])
    case .text(let texts): texts[row].map(JSON.text) ?? .null
    case .time: .null
    }
  }
}
