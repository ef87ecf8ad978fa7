import Numerics
import Vocabulary
import Wording

/// Whether rows belong together that a spec takes for independent: a column is called as owners are, its
/// values come back, and rows of one value are alike in the other columns.
struct OwnerAudit {
  /// How alike rows of one owner have to be in some column: the share of its variance that owners make.
  static let leastLikeness = 0.1
  /// Of fewer owners nobody can tell.
  static let fewest = 10

  private let dataset: Dataset

  init(_ dataset: Dataset) { self.dataset = dataset }

  var findings: [AuditFinding] {
    guard dataset.groups == nil else { return [] }
    return dataset.table.columns.compactMap(finding)
  }

  private func finding(_ column: Column) -> AuditFinding? {
    guard ColumnName(column.name).isOwner, let owners = Owners(column),
      owners.count >= Self.fewest, 2 * owners.count <= column.count
    else { return nil }
    let alike = dataset.table.columns.filter { $0.name != column.name }
      .compactMap { other -> (name: String, share: Double)? in
        other.numbers.flatMap { owners.shareOfVariance($0) }.map { (other.name, $0) }
      }
      .max { $0.share < $1.share }
    guard let alike, alike.share >= Self.leastLikeness else { return nil }
    let promise =
      owners.count < 59 ? "; promises and intervals then count \(owners.count) groups" : ""
    return AuditFinding(
      .repeatedOwners, .warning, columns: [column.name],
      numbers: [
        "owners": Double(owners.count), "rows": Double(column.count), "likeness": alike.share,
      ],
      "'\(column.name)' has \(Figures.grouped(owners.count)) values in \(Figures.grouped(column.count)) rows, and rows "
        + "of one are alike (they make \(Figures.percent(alike.share)) of the variance of '\(alike.name)'): such rows "
        + "are no independent evidence; say 'group: \(column.name)', and divide by group\(promise)")
  }
}

/// Which owner each row has.
private struct Owners {
  let codes: [Int]
  let count: Int

  /// - Returns: `nil` where a row has none, or the column holds no names.
  init?(_ column: Column) {
    var names: [String: Int] = [:]
    var codes: [Int] = []
    func take(_ name: String?) -> Bool {
      guard let name else { return false }
      let code = names[name] ?? names.count
      names[name] = code
      codes.append(code)
      return true
    }
    let isWhole: Bool =
      switch column.values {
      case .category(let own, let levels):
        own.allSatisfy { take($0 < 0 ? nil : levels[Int($0)]) }
      case .text(let texts): texts.allSatisfy { take($0) }
      case .number(let numbers):
        numbers.allSatisfy { take($0.rounded() == $0 ? "\($0)" : nil) }
      case .time: false
      }
    guard isWhole else { return nil }
    self.codes = codes
    count = names.count
  }

  /// The share of the variance of `numbers` that lies between owners (the intraclass correlation of a
  /// one-way analysis of variance); `nil` where nothing varies or a number is missing.
  func shareOfVariance(_ numbers: [Double]) -> Double? {
    guard numbers.count == codes.count, numbers.allSatisfy(\.isFinite), count > 1 else {
      return nil
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    var (sums, sizes) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for (code, number) in zip(codes, numbers) {
      sums[code] += number - mean
      sizes[code] += 1
    }
    let rows = Double(numbers.count)
    let between = zip(sums, sizes).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    let within = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } - between
    let usual = (rows - sizes.reduce(0) { $0 + $1 * $1 } / rows) / Double(count - 1)
    let (above, below) = (between / Double(count - 1), max(0, within) / (rows - Double(count)))
    let spread = above + (usual - 1) * below
    return spread > 0 ? (above - below) / spread : nil
  }
}
