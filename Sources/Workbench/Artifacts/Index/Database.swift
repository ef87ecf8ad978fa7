import CSQLite

/// A SQLite database: its handle is closed with its last owner.
@safe
final class Database {
  private let handle: OpaquePointer

  init(_ path: String) throws(IndexError) {
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open(path, &opened)
    guard code == SQLITE_OK, let handle = unsafe opened else {
      let message = unsafe opened.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "no memory"
      unsafe sqlite3_close(opened)
      throw IndexError(path: path, message: message)
    }
    unsafe self.handle = handle
    unsafe sqlite3_busy_timeout(handle, 10_000)
  }

  deinit { unsafe sqlite3_close(handle) }

  /// Runs statements that give no rows.
  func run(_ statements: String) throws(IndexError) {
    guard unsafe sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK else {
      throw lastError
    }
  }

  /// Runs one statement with values for its question marks, and answers its rows.
  @discardableResult
  func rows(_ statement: String, _ values: [SQLValue] = []) throws(IndexError) -> [[SQLValue]] {
    var prepared: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(handle, statement, -1, &prepared, nil) == SQLITE_OK else {
      throw lastError
    }
    defer { unsafe sqlite3_finalize(prepared) }
    for (index, value) in values.enumerated() { unsafe value.bind(prepared, Int32(index + 1)) }
    var rows: [[SQLValue]] = []
    while true {
      switch unsafe sqlite3_step(prepared) {
      case SQLITE_ROW:
        rows.append(
          unsafe (0..<sqlite3_column_count(prepared)).map { unsafe SQLValue(prepared, $0) })
      case SQLITE_DONE: return rows
      default: throw lastError
      }
    }
  }

  private var lastError: IndexError {
    IndexError(
      path: unsafe sqlite3_db_filename(handle, nil).map { unsafe String(cString: $0) } ?? "",
      message: unsafe String(cString: sqlite3_errmsg(handle)))
  }
}

/// What a cell of the database holds.
enum SQLValue: Equatable {
  case null
  case integer(Int)
  case number(Double)
  case text(String)

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .null, .text: nil
    }
  }

  fileprivate func bind(_ statement: OpaquePointer?, _ place: Int32) {
    // SQLITE_TRANSIENT: the text is copied before the call returns.
    let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .null: unsafe sqlite3_bind_null(statement, place)
    case .integer(let value): unsafe sqlite3_bind_int64(statement, place, Int64(value))
    case .number(let value): unsafe sqlite3_bind_double(statement, place, value)
    case .text(let text): unsafe sqlite3_bind_text(statement, place, text, -1, copied)
    }
  }

  fileprivate init(_ statement: OpaquePointer?, _ column: Int32) {
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(Int(unsafe sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: self = .number(unsafe sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      self = .text(unsafe String(cString: sqlite3_column_text(statement, column)))
    default: self = .null
    }
  }
}

/// What went wrong with the index; the folders of runs are the truth, and 'assay reindex' reads them again.
public struct IndexError: Error, Equatable, CustomStringConvertible {
  public let path: String
  public let message: String

  public var description: String {
    "\(path): error: the index of runs cannot be used: \(message); 'assay reindex' rebuilds it"
  }
}
