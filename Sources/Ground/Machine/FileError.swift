/// Trouble with a file, a document or the machine, as a sentence for the person who can end it.
public struct FileError: Error, Equatable, Sendable {
  /// What sort of trouble it is, for a caller that can do something about it.
  public enum Kind: Sendable {
    /// There is nothing at that path.
    case missing
    /// The rights do not suffice.
    case denied
    /// The disk, the quota or the address space is used up.
    case full
    /// It is there and is something else: a folder where a file is wanted, or the other way round.
    case notThat
    /// A device, a pipe or a socket, of which nobody knows how much there is to read.
    case notRegular
    /// Something has the name already, or holds the lock.
    case taken
    /// The bytes are not what the format asks for.
    case malformed
    /// It is larger than the limit that was stated.
    case tooLarge
    /// A feature of the format that is not read here.
    case unsupported
    /// Nobody reads what is written.
    case unread
    /// Anything else that the system refused.
    case refused
  }

  public let kind: Kind
  /// The file, or a name for bytes that are in no file.
  public let path: String
  /// Where in a text, from 1.
  public let line: Int?
  /// The character in that line, from 1.
  public let column: Int?
  /// The sentence, without the place.
  public let message: String

  public init(
    _ kind: Kind, _ path: String, line: Int? = nil, column: Int? = nil, _ message: String
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }
}

extension FileError: CustomStringConvertible {
  /// `pulse.csv:214:7: error text`, with as much of the place as is known.
  public var description: String {
    [path, line.map(String.init), column.map(String.init)].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: ":") + ": \(message)"
  }
}
