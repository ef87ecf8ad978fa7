import Machine
public import Testing

/// Does `work` and expects it to end within a minute, as work does that is small however large what it is told of.
///
/// The minute begins with the work. The limits of a test itself count from when it is put in line, behind
/// hundreds of others.
public func withinAMinute<Answer>(
  at place: SourceLocation = #_sourceLocation, _ work: () throws -> Answer
) rethrows -> Answer {
  let watch = Stopwatch()
  let answer = try work()
  #expect(watch.seconds < 60, sourceLocation: place)
  return answer
}
