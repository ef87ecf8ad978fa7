/// What is wrong at a place of a text that a person wrote.
public struct Complaint: Error, Equatable, Sendable {
  /// What was found, what is wanted, and if it is known what to do.
  public let message: String
  public let place: Place

  public init(_ message: String, at place: Place) {
    self.message = message
    self.place = place
  }
}

extension Complaint: CustomStringConvertible {
  /// The place and the message, the line, and a caret under the character; without a last line break.
  public var description: String {
    text(as: "error")
  }

  /// The same as a hint: nothing is wrong, and something is better said otherwise.
  public var hint: String { text(as: "hint") }

  private func text(as kind: String) -> String {
    "\(place): \(kind): \(message)\n\(place.excerpt().dropLast())"
  }
}

/// All that is wrong with a text, told at once.
public struct Complaints: Error, Equatable, Sendable {
  public private(set) var all: [Complaint] = []

  public init() {}

  public init(_ complaint: Complaint) { all = [complaint] }

  public var isEmpty: Bool { all.isEmpty }

  public mutating func add(_ complaint: Complaint) { all.append(complaint) }

  public mutating func add(_ complaints: Complaints) { all += complaints.all }

  /// Answers what `work` does, or keeps its complaint and answers `nil`.
  public mutating func collect<Value>(_ work: () throws(Complaint) -> Value) -> Value? {
    do throws(Complaint) { return try work() } catch {
      add(error)
      return nil
    }
  }

  /// Answers what `work` does, or keeps its complaints and answers `nil`.
  public mutating func collectAll<Value>(_ work: () throws(Complaints) -> Value) -> Value? {
    do throws(Complaints) { return try work() } catch {
      add(error)
      return nil
    }
  }

  /// Throws itself if there is any complaint.
  public func check() throws(Complaints) { if !isEmpty { throw self } }
}

extension Complaints: CustomStringConvertible {
  /// Each complaint once, in the order in which they were found.
  public var description: String {
    var seen: Set<String> = []
    return all.map(\.description).filter { seen.insert($0).inserted }.joined(separator: "\n")
  }
}
