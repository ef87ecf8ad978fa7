/// `1st`, `2nd`, `3rd`, `11th`.
extension Phrase {
  public static func ordinal(_ number: Int) -> String {
    let teens = (11...13).contains(number % 100)
    let ending = teens ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending)"
  }
}
