/// Adjusts p-values of several tests so that the chance of any false rejection stays at the level at which
/// they are read (Holm 1979).
public func holmAdjusted(_ values: [Double]) -> [Double] {
  var adjusted = values
  var largest = 0.0
  for (place, test) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
    largest = max(largest, min(1, values[test] * Double(values.count - place)))
    adjusted[test] = largest
  }
  return adjusted
}
