import CYAML

/// The events of a text, one after another, from libyaml.
@safe
final class EventParser {
  private let source: Source
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ source: Source) {
    self.source = source
    unsafe parser = .allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else { fatalError("no memory for a parser") }
    let bytes = Array(source.text.utf8)
    unsafe input = .allocate(capacity: max(bytes.count, 1))
    _ = unsafe input.initialize(from: bytes)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  func next() throws(Complaint) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw complaint() }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe translated(event)
  }

  private func translated(_ event: yaml_event_t) -> Event {
    let place = unsafe place(of: event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, place: place)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, place: place)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, place: place)
    case YAML_ALIAS_EVENT:
      return Event(kind: .alias(unsafe text(event.data.alias.anchor) ?? ""), place: place)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe Event(
        kind: .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style)), place: place,
        anchor: text(scalar.anchor), tag: text(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe Event(
        kind: .listStart, place: place, anchor: text(start.anchor), tag: text(start.tag))
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .listEnd, place: place)
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe Event(
        kind: .mappingStart, place: place, anchor: text(start.anchor), tag: text(start.tag))
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, place: place)
    default: return Event(kind: .streamEnd, place: place)
    }
  }

  private func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func text(_ characters: UnsafeMutablePointer<UInt8>?) -> String? {
    unsafe characters.map { unsafe String(cString: $0) }
  }

  private func place(of mark: yaml_mark_t) -> Place {
    Place(source, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

// What libyaml found wrong.
extension EventParser {
  private func complaint() -> Complaint {
    guard let text = unsafe parser.pointee.problem else {
      return Complaint("there is not enough memory to read this", at: start)
    }
    let problem = unsafe String(cString: text)
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      let place = place(ofByte: unsafe Int(parser.pointee.problem_offset))
      return Complaint("this is no YAML: \(problem)", at: place)
    }
    let place = place(of: unsafe parser.pointee.problem_mark)
    if problem.contains("cannot start any token"), character(at: place) == "\t" {
      return Complaint("YAML indents with spaces; here is a tab", at: place)
    }
    return Complaint("this is no YAML: \(problem)\(context(of: place))", at: place)
  }

  /// ` while parsing a block mapping that begins in line 3`
  private func context(of place: Place) -> String {
    guard let text = unsafe parser.pointee.context else { return "" }
    let begin = self.place(of: unsafe parser.pointee.context_mark)
    let line = begin.line == place.line ? "" : " that begins in line \(begin.line)"
    return " \(unsafe String(cString: text))\(line)"
  }

  private var start: Place { Place(source, line: 1, column: 1) }

  private func character(at place: Place) -> Unicode.Scalar? {
    source.line(place.line).unicodeScalars.dropFirst(place.column - 1).first
  }

  private func place(ofByte offset: Int) -> Place {
    var (line, column) = (1, 1)
    for scalar in String(decoding: source.text.utf8.prefix(offset), as: UTF8.self).unicodeScalars {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return Place(source, line: line, column: column)
  }
}
