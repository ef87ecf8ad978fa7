/// The seconds between marks that follow each other.
struct Gaps: RandomAccessCollection {
  private let marks: ArraySlice<SignalMark>

  init(_ marks: ArraySlice<SignalMark>) { self.marks = marks }

  var startIndex: Int { 0 }
  var endIndex: Int { Swift.max(marks.count - 1, 0) }

  subscript(gap: Int) -> Double {
    let place = marks.startIndex + gap
    return Double(marks[place + 1].time - marks[place].time) / 1000
  }
}
