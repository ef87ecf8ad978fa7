import Formats
import Machine
import Vocabulary

/// Reads arrays as columns: a matrix of numbers, and beside it arrays with one number a row.
struct ArrayTable {
  private let path: String
  private let settings: ReadingSettings
  private let arrays: ArrayFile

  init(
    _ path: String, _ format: FileFormat, _ settings: ReadingSettings
  ) throws(DatasetError) {
    self.path = path
    self.settings = settings
    arrays = try telling { () throws(FileError) in try ArrayFile(path, format) }
  }

  /// All rows, or as many of them as the settings allow, chosen by chance among all.
  func read() throws(DatasetError) -> RawTable {
    let matrix = try valuesName()
    var columns = try features(matrix)
    let rows = columns[0].count
    let label = labelName(besides: matrix)
    for name in besideNames(label) where !columns.contains(where: { $0.name == name }) {
      guard arrays.names.contains(name) else { continue }
      columns.append(try beside(name, rows: rows))
    }
    guard rows > 0 else { throw .noRows(path) }
    var raw = RawTable(origin: path, columns: columns, rows: rows)
    raw.labelName = label
    if let sample = settings.limit.flatMap({ SampledRows($0, of: rows) }) {
      raw = RawTable(
        origin: path, columns: columns.map { $0.gathering(sample.places) },
        rows: sample.places.count, sampled: sample)
      raw.labelName = label
    }
    let unused = Set(arrays.names).subtracting(columns.map(\.name) + [matrix]).sorted()
    if !unused.isEmpty { raw.notes.append("arrays not used: \(unused.joined(separator: ", "))") }
    return raw
  }

  /// The array that holds the rows: the one that is named, `X`, or the only one that can.
  private func valuesName() throws(DatasetError) -> String {
    let names = arrays.names
    if names.count == 1 { return names[0] }
    if let name = settings.values {
      guard names.contains(name) else { throw .noSuchArray(name, among: names, file: path) }
      return name
    }
    for usual in ["X", "x", "data", "values"] where names.contains(usual) { return usual }
    var tables: [String] = []
    for name in names where try tensor(name).shape.count == 2 { tables.append(name) }
    guard tables.count == 1 else { throw .unclearArrays(names, file: path) }
    return tables[0]
  }

  private func tensor(_ name: String) throws(DatasetError) -> Tensor {
    try telling { () throws(FileError) in try arrays.tensor(name) }
  }

  private func features(_ name: String) throws(DatasetError) -> [Column] {
    let tensor = try tensor(name)
    guard (1...2).contains(tensor.shape.count) else {
      throw .wrongShape(name, tensor.shape, wanted: "rows × columns", file: path)
    }
    let rows = tensor.shape[0]
    let width = tensor.shape.count == 2 ? tensor.shape[1] : 1
    guard width > 0 else {
      throw .wrongShape(name, tensor.shape, wanted: "at least one column", file: path)
    }
    let names = try Self.names(width: width, settings, file: path)
    let numbers = tensor.doubles
    return names.enumerated().map { column, name in
      Column(name, numbers: (0..<rows).map { numbers[$0 * width + column] })
    }
  }

  /// What the columns of a matrix are called.
  static func names(
    width: Int, _ settings: ReadingSettings, file path: String
  ) throws(DatasetError) -> [String] {
    let names = settings.names ?? (0..<width).map { "column\($0 + 1)" }
    guard names.count == width else {
      throw .nameCount(names.count, columns: width, file: path)
    }
    return names
  }

  /// The array that is the label by the settings, or by its name.
  private func labelName(besides matrix: String) -> String? {
    switch settings.label {
    case .column(let name, _), .array(let name, _): name
    case .conventional:
      arrays.names.first {
        $0 != matrix && LabelSettings.usualNames.contains($0.lowercased())
      }
    default: nil
    }
  }

  private func besideNames(_ label: String?) -> [String] {
    [label, settings.time?.column, settings.group, settings.id, settings.kind].compactMap(\.self)
  }

  /// An array with one number a row, whichever way it lies.
  private func beside(_ name: String, rows: Int) throws(DatasetError) -> Column {
    let tensor = try tensor(name)
    guard tensor.shape.count(where: { $0 != 1 }) <= 1, tensor.values.count == rows else {
      throw .wrongShape(
        name, tensor.shape, wanted: "one number for each of \(rows) rows", file: path)
    }
    return Column(name, numbers: tensor.doubles)
  }
}

/// A file with one array or several.
private enum ArrayFile {
  case single(Tensor)
  case archive(NPZ)
  case matlab(MatlabFile)

  /// An array that is larger than this when it is unpacked is refused before it fills the memory.
  private static let limit = 1 << 32

  init(_ path: String, _ format: FileFormat) throws(FileError) {
    switch format {
    case .npz: self = .archive(try NPZ(path))
    case .mat: self = .matlab(try MatlabFile(path, limit: Self.limit))
    default: self = .single(try NPY.read(path))
    }
  }

  /// The names of the arrays, in the order of their bytes.
  var names: [String] {
    switch self {
    case .single: ["values"]
    case .archive(let archive): archive.names
    case .matlab(let file): file.names
    }
  }

  func tensor(_ name: String) throws(FileError) -> Tensor {
    switch self {
    case .single(let tensor): tensor
    case .archive(let archive): try archive.tensor(name, limit: Self.limit)
    case .matlab(let file): try file.tensor(name)
    }
  }
}
