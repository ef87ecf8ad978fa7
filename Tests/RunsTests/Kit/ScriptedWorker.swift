import Machine

/// A worker that does what a test says: a few lines of `sh` in the place of `assay trial`.
///
/// The lines run for each order. They know the trial as `$id`, how often it was ordered so far as `$try`,
/// whether its rows are shared as `$shares`, and the folder of the run as `$run`. They answer with
/// `found 0.5`, `failed` or `lost 'a reason'`, or do something that no worker should; `note` keeps a line
/// for the test to read.
final class ScriptedWorker: Sendable {
  private let home: String

  init(_ lines: String = "found 0.5") throws {
    home = try FileSystem.makeTemporaryFolder("assay-test")
    try FileSystem.write(Self.opening + lines + "\ndone\n", to: Paths.join(home, "worker.sh"))
  }

  deinit { try? FileSystem.remove(home) }

  /// The words that start it.
  var words: [String] { ["sh", Paths.join(home, "worker.sh"), home] }

  /// The ids of the trials that were ordered, in the order of the orders.
  var orders: [String] { get throws { try lines("orders") } }
  /// What the lines noted.
  var notes: [String] { get throws { try lines("notes") } }
  /// What each of its processes was told first.
  var setups: [String] { get throws { try lines("setups") } }

  /// A folder for files that its lines look for as `$home/…`.
  var scratch: String { home }

  /// The records that were laid out for it, as its lines know them: `$home/records/$id.json`.
  var records: String { Paths.join(home, "records") }
  func record(_ id: String) -> String { Paths.join(records, "\(id).json") }

  private func lines(_ name: String) throws -> [String] {
    let path = Paths.join(home, name)
    guard FileSystem.exists(path) else { return [] }
    return try FileSystem.readText(path).split(separator: "\n").map(String.init)
  }

  private static let opening = #"""
    home=$1
    note() { printf '%s\n' "$*" >> "$home/notes"; }
    found() { printf '{"id":"%s","status":"ok","metric":%s}\n' "$id" "${1:-null}"; }
    failed() { printf '{"id":"%s","status":"failed"}\n' "$id"; }
    lost() { printf '{"id":"%s","status":"lost","reason":"%s"}\n' "$id" "$1"; }
    read -r setup
    printf '%s\n' "$setup" >> "$home/setups"
    run=${setup#*\"folder\":\"}; run=${run%%\"*}
    while read -r order; do
      id=${order#*\"id\":\"}; id=${id%%\"*}
      shares=${order#*\"shares\":}; shares=${shares%%,*}
      printf '%s\n' "$id" >> "$home/orders"
      try=$(grep -c "^$id\$" "$home/orders")

    """#
}
